import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as z from "zod/mini";
import { Segments } from "./segments";

const Line = z.object({ n: z.number(), text: z.string() });
let dir = "";
beforeEach(() => { dir = mkdtempSync(path.join(os.tmpdir(), "segments-")); });
afterEach(() => { rmSync(dir, { recursive: true }); });

function open(limits: Partial<{ segmentBytes: number; segments: number }> = {}): Segments<z.infer<typeof Line>> {
  return new Segments(dir, "test", Line, { segmentBytes: 10_000, segments: 4, flushMs: 1, ...limits });
}
const numbers = async (store: Segments<z.infer<typeof Line>>): Promise<number[]> => (await store.all()).map((line) => line.n);

test("what was appended is read in order, by the same and by a later panel, whether it was written yet or not", async () => {
  const store = open();
  store.append([{ n: 1, text: "a" }, { n: 2, text: "b\nc" }]);
  expect(await numbers(store)).toEqual([1, 2]);
  store.append([{ n: 3, text: "" }]);
  expect(await numbers(store)).toEqual([1, 2, 3]);
  store.flushSync();
  const later = open();
  later.append([{ n: 4, text: "" }]);
  expect(await numbers(later)).toEqual([1, 2, 3, 4]);
});

test("a line that was cut or garbled costs that line alone, and what is written after it is not lost", async () => {
  const store = open();
  store.append([{ n: 1, text: "a" }]);
  store.flushSync();
  appendFileSync(path.join(dir, "test-000001.jsonl"), '\0\0{"n":"x"}\n[]\nnull\n{"n":2,"te');
  const later = open();
  later.append([{ n: 3, text: "" }]);
  later.flushSync();
  expect(await numbers(open())).toEqual([1, 3]);
});

test("any file is read without an error", async () => {
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
    writeFileSync(path.join(dir, "test-000007.jsonl"), bytes);
    expect(Array.isArray(await open().all())).toBe(true);
  }), { numRuns: 50 });
});

test("disk and memory stay bounded: the oldest segment goes, the newest records stay", async () => {
  const store = open({ segmentBytes: 1_000, segments: 3 });
  for (let n = 0; n < 500; n++) {
    store.append([{ n, text: "x".repeat(50) }]);
    store.flushSync();
  }
  const bytes = readdirSync(dir).reduce((sum, file) => sum + statSync(path.join(dir, file)).size, 0);
  expect(bytes).toBeLessThan(5_000);
  const kept = await numbers(open({ segmentBytes: 1_000, segments: 3 }));
  expect(kept.at(-1)).toBe(499);
  expect(kept.length).toBeGreaterThan(25);
  expect(kept.length).toBeLessThan(80);
});

test("panels that come and go do not fill the folder with small files", () => {
  for (let n = 0; n < 100; n++) {
    const store = open({ segments: 2 });
    store.append([{ n, text: "" }]);
    store.flushSync();
  }
  const files = readdirSync(dir);
  expect(files.length).toBeLessThanOrEqual(21);
  expect(readFileSync(path.join(dir, files.sort().at(-1) ?? ""), "utf8")).toContain('"n":99');
});

test("what can't be written waits, in order, and is written once there is room, by a panel that ends too", async () => {
  const folder = path.join(dir, "folder");
  writeFileSync(folder, "");
  const store = new Segments(folder, "test", Line, { segmentBytes: 10_000, segments: 4, flushMs: 1 });
  store.append([{ n: 1, text: "" }]);
  store.flushSync();
  store.append([{ n: 2, text: "" }]);
  store.flushSync();
  expect(store.pending).toBe(true);
  expect(await numbers(store)).toEqual([1, 2]);
  rmSync(folder);
  store.append([{ n: 3, text: "" }]);
  store.flushSync();
  expect(store.pending).toBe(false);
  expect(readFileSync(path.join(folder, "test-000001.jsonl"), "utf8").match(/"n":\d/g)).toEqual(['"n":1', '"n":2', '"n":3']);
});

test("records that wait are bounded: the newest stay", async () => {
  const folder = path.join(dir, "folder");
  writeFileSync(folder, "");
  const store = new Segments(folder, "test", Line, { segmentBytes: 10_000, segments: 4, flushMs: 1 });
  for (let n = 0; n < 3; n++) {
    store.append(Array.from({ length: 2_500 }, (_, index) => ({ n: n * 2_500 + index, text: "" })));
    store.flushSync();
  }
  const kept = await numbers(store);
  expect(kept.length).toBe(5_000);
  expect(kept.at(-1)).toBe(7_499);
});
