import { PassThrough } from "node:stream";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { EngineClient } from "../engine/client";
import { container } from "../stack/samples.test-support";
import { ServiceLog } from "./serviceLog";

beforeEach(() => { vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }); });
afterEach(() => { vi.useRealTimers(); });

const HEADER = 8;
/** A line as the engine frames it, `at` milliseconds after a fixed second. */
function frame(at: number, text: string): Buffer {
  const line = Buffer.from(`${new Date(Date.UTC(2026, 0, 1) + at).toISOString().replace("Z", "000000Z")} ${text}\n`);
  const head = Buffer.alloc(HEADER);
  head[0] = 1;
  head.writeUInt32BE(line.length, 4);
  return Buffer.concat([head, line]);
}

/** The log of a service of two containers, read from the beginning; `say` is what a container writes. */
function read() {
  const streams = new Map<string, PassThrough>();
  const docker = { modem: { dial: ({ path }: { path: string }, done: (error: null, stream: PassThrough) => void) => {
    const stream = new PassThrough();
    streams.set(path.split("/")[2] ?? "", stream);
    done(null, stream);
  } } } as unknown as EngineClient;
  const facts = [1, 2].map((number) => container({ id: `c${number}`, service: "worker", number, createdAt: number }));
  const log = new ServiceLog("worker", (text) => text, () => {});
  log.sync(docker, facts);
  const say = async (id: string, ...lines: [number, string][]): Promise<void> => {
    for (const [at, text] of lines) streams.get(id)?.write(frame(at, text));
    await new Promise((resolve) => { setImmediate(resolve); });
  };
  const settle = async (): Promise<void> => {
    await vi.advanceTimersByTimeAsync(1_000);
    await log.ready();
  };
  const held = (): string[] => log.after(0).map(({ seq, replica, text, at }) => `${seq} ${replica} ${text} ${at % 60_000}`);
  return { docker, facts, log, say, settle, held };
}

test("what was written before anybody looked is put in order as a whole, though one container's log comes later", async () => {
  const { log, say, settle, held } = read();
  await say("c1", [10, "a"], [30, "c"]);
  log.flush(100);
  await say("c2", [20, "b"]);
  log.flush(100);
  await settle();
  log.flush(100);
  expect(held()).toEqual(["1 1 a 10", "2 2 b 20", "3 1 c 30"]);
});

test("lines that were passed over are missing before the next line of their container, not of another one", async () => {
  const { log, say, settle, held } = read();
  await settle();
  const flood = (from: number, length: number): [number, string][] => Array.from({ length }, (_, index) => [from + index, "flood"]);
  // Its burst is 2,500 lines.
  await say("c1", ...flood(0, 2_500));
  log.flush(0);
  await say("c1", ...flood(3_000, 8));
  await say("c2", [2_900, "quiet"]);
  log.flush(5);
  expect(held().slice(-6, -4)).toEqual(["2501 2 quiet 2900", "2505 1 flood 3003"]);
});

test("the last words of a container that is gone still say its number", async () => {
  const { docker, facts, log, say, settle, held } = read();
  await settle();
  await say("c2", [10, "bye"]);
  log.sync(docker, facts.slice(0, 1));
  log.flush(100);
  expect(held()).toEqual(["1 2 bye 10"]);
  await say("c1", [20, "alone"]);
  log.flush(100);
  expect(held()[1]).toBe("2 undefined alone 20");
});

test("a log that an old connection has stopped telling is asked of the new one", async () => {
  const { docker, facts, log, settle } = read();
  await settle();
  const asked: string[] = [];
  const other = { modem: { dial: ({ path }: { path: string }, done: (error: null, stream: PassThrough) => void) => {
    asked.push(path.split("/")[2] ?? "");
    done(null, new PassThrough());
  } } } as unknown as EngineClient;
  log.sync(docker, facts);
  log.sync(null, facts);
  log.sync(other, facts);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked).toEqual(["c1", "c2"]);
});
