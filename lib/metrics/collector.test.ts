import { PassThrough } from "node:stream";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { EngineClient } from "../engine/client";
import { Collector, type MetricsRound } from "./collector";

let rounds: MetricsRound[];
let running: Map<string, string>;
let watched: boolean;
let streams: Map<string, PassThrough[]>;
let asked: number;

const reply = (cpu: number): object => ({
  read: new Date(Date.now()).toISOString(), cpu_stats: { cpu_usage: { total_usage: cpu }, online_cpus: 1 }, memory_stats: { usage: 100 },
});

/** An engine whose containers burn half a CPU. */
const engine = {
  getContainer: (id: string) => ({
    stats: async ({ stream }: { stream: boolean }): Promise<unknown> => {
      if (!stream) {
        asked++;
        return reply(Date.now() * 5e5);
      }
      const open = new PassThrough();
      streams.set(id, [...(streams.get(id) ?? []), open]);
      return open;
    },
  }),
} as unknown as EngineClient;

const openStreams = (id: string): PassThrough[] => (streams.get(id) ?? []).filter((stream) => !stream.destroyed);
/** One second of the engine: a reading on every open stream. */
async function tick(count = 1): Promise<void> {
  for (let index = 0; index < count; index++) {
    await vi.advanceTimersByTimeAsync(1_000);
    for (const id of streams.keys()) for (const stream of openStreams(id)) stream.write(`${JSON.stringify(reply(Date.now() * 5e5))}\n`);
    await vi.advanceTimersByTimeAsync(0);
  }
}

function start(): Collector {
  const collector = new Collector({ engine: () => ({ docker: engine, streams: engine }), running: () => running, watched: () => watched }, (round) => rounds.push(round));
  collector.start();
  return collector;
}

beforeEach(() => {
  vi.useFakeTimers({ now: 1_800_000_000_000 });
  [rounds, running, watched, streams, asked] = [[], new Map([["a", "web"], ["b", "store"]]), false, new Map(), 0];
});
afterEach(() => { vi.useRealTimers(); });

test("with nobody looking each container is read every 30 s, with somebody every 10 s", async () => {
  start();
  await tick(61);
  expect(asked).toBe(6);
  expect(rounds.at(-1)?.services.get("web")?.slice(0, 2)).toEqual([50, 100]);
  expect(rounds.at(-1)?.total.slice(0, 2)).toEqual([100, 200]);
  watched = true;
  await tick(30);
  asked = 0;
  await tick(60);
  expect(asked).toBe(12);
});

test("however many look at metrics, each container has one stream, and a round comes each second", async () => {
  const collector = start();
  const releases = Array.from({ length: 50 }, () => collector.follow());
  await tick(5);
  expect([streams.get("a")?.length, streams.get("b")?.length]).toEqual([1, 1]);
  const before = rounds.length;
  await tick(10);
  expect(rounds.length - before).toBe(10);
  expect(rounds.at(-1)?.services.get("web")?.[0]).toBe(50);
  for (const release of releases) release();
  await tick(6);
  expect([openStreams("a"), openStreams("b")]).toEqual([[], []]);
});

test("a page that is loaded again finds the streams still open", async () => {
  const collector = start();
  const release = collector.follow();
  await tick(2);
  release();
  release();
  await tick(1);
  collector.follow();
  await tick(10);
  expect(streams.get("a")).toHaveLength(1);
  expect(openStreams("a")).toHaveLength(1);
});

test("a stream that ends is taken up again while its container runs, and closed when it does not", async () => {
  const collector = start();
  collector.follow();
  await tick(2);
  streams.get("a")?.[0]?.end();
  await tick(2);
  expect(streams.get("a")).toHaveLength(2);
  running.delete("a");
  await tick(2);
  expect(openStreams("a")).toEqual([]);
  expect(rounds.at(-1)?.services.has("web")).toBe(false);
});

test("a service's figures are the sum of its containers, with the last ones of one that falls silent", async () => {
  running.set("c", "web");
  const collector = start();
  collector.follow();
  await tick(3);
  expect(rounds.at(-1)?.services.get("web")?.slice(0, 2)).toEqual([100, 200]);
  expect(rounds.at(-1)?.total.slice(0, 2)).toEqual([150, 300]);
  streams.set("c", []);
  await tick(3);
  expect(rounds.at(-1)?.services.get("web")?.slice(0, 2)).toEqual([100, 200]);
});

test("a stream that sends what is no reading does no harm", async () => {
  const collector = start();
  collector.follow();
  await tick(2);
  streams.get("a")?.[0]?.write("no json\n");
  await tick(3);
  expect(streams.get("a")).toHaveLength(2);
  expect(rounds.at(-1)?.services.has("web")).toBe(true);
});
