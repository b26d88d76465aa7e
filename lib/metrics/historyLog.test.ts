import { appendFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Closed } from "./history";
import { HistoryLog } from "./historyLog";

const SPAN = 100_000;
let dir = "";
beforeEach(async () => { dir = await mkdtemp(path.join(os.tmpdir(), "fd-metrics-")); });
afterEach(() => rm(dir, { recursive: true }));

const bucket = (t: number): Closed => ({ every: 10_000, t, services: new Map([["web", { mean: [1.5, 2, null, 0, 5, 6], max: [2, 2, null, 0, 5, 6] }]]) });
const open = (): HistoryLog => new HistoryLog(dir, 10_000, SPAN);
const file = (): string => path.join(dir, "10s.ndjson");

async function kept(log = open()): Promise<Closed[]> {
  const found: Closed[] = [];
  await log.read((one) => found.push(one));
  return found;
}

test("what was appended is read back by the next panel, oldest first", async () => {
  const log = open();
  for (const t of [0, 10_000, 20_000]) await log.append(bucket(t));
  expect(await kept()).toEqual([0, 10_000, 20_000].map(bucket));
});

test("a file cut anywhere loses at most the line that was cut, and the next panel goes on after it", async () => {
  const log = open();
  for (const t of [0, 10_000, 20_000]) await log.append(bucket(t));
  const text = await readFile(file(), "utf8");
  await fc.assert(fc.asyncProperty(fc.integer({ min: 0, max: text.length }), async (cut) => {
    await writeFile(file(), text.slice(0, cut));
    const whole = text.slice(0, cut + 1).split("\n").slice(0, -1).filter(Boolean).length;
    const next = open();
    const before = await kept(next);
    expect(before.length).toBeGreaterThanOrEqual(whole - 1);
    await next.append(bucket(30_000));
    expect((await kept()).slice(0, -1)).toEqual(before);
    expect((await kept()).at(-1)).toEqual(bucket(30_000));
  }), { numRuns: 50 });
});

test("foreign, hostile and damaged lines are passed over", async () => {
  const log = open();
  await log.append(bucket(0));
  for (const line of ["not json", "[]", "[-1,{}]", '[10000,{"web":[[1],[2]]}]', '[10000,{"web":[["x",2,3,4,5,6],[1,2,3,4,5,6]]}]', "null", "\u0000\u0001", `[1,{"web":${"[".repeat(2_000)}`]) await appendFile(file(), `${line}\n`);
  await appendFile(file(), `${JSON.stringify([20_000, { web: [[1.5, 2, null, 0, 5, 6], [2, 2, null, 0, 5, 6]] }])}\n`);
  expect((await kept()).map(({ t }) => t)).toEqual([0, 20_000]);
});

test("the disk holds two spans at most", async () => {
  const log = open();
  for (let t = 0; t < 10 * SPAN; t += 10_000) await log.append(bucket(t));
  const times = (await kept()).map(({ t }) => t);
  expect(times.at(-1)).toBe(10 * SPAN - 10_000);
  expect(times.length).toBeLessThanOrEqual(2 * (SPAN / 10_000 + 2));
  expect(times.length).toBeGreaterThanOrEqual(SPAN / 10_000);
});

test("a folder that can't be written to is no failure", async () => {
  await writeFile(path.join(dir, "taken"), "");
  await expect(new HistoryLog(path.join(dir, "taken"), 10_000, SPAN).append(bucket(0))).resolves.toBeUndefined();
});
