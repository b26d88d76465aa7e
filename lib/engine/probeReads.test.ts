import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { container } from "../stack/samples.test-support";
import { ProbeReads } from "./probeReads";

let watched = false;
let reads: string[][] = [];
let probes: ProbeReads;

beforeEach(() => {
  vi.useFakeTimers();
  watched = false;
  reads = [];
  probes = new ProbeReads({ read: (ids) => reads.push(ids), watched: () => watched });
  probes.saw(container({ id: "a", probeEveryMs: 5_000 }));
  probes.saw(container({ id: "b", probeEveryMs: 30_000 }));
});
afterEach(() => vi.useRealTimers());

test("while somebody looks at the probes each is read soon after its end, those of one moment together", () => {
  watched = true;
  probes.ended("a", false);
  probes.ended("b", false);
  vi.advanceTimersByTime(500);
  expect(reads).toEqual([["a", "b"]]);
});

test("a failed probe is read soon, whoever looks", () => {
  probes.ended("a", true);
  vi.advanceTimersByTime(500);
  expect(reads).toEqual([["a"]]);
});

test("passing probes that nobody looks at are read four at a time, or when somebody begins to look", () => {
  for (let count = 0; count < 3; count++) probes.ended("a", false);
  probes.ended("b", false);
  vi.advanceTimersByTime(5_000);
  expect(reads).toEqual([]);
  probes.ended("a", false);
  vi.advanceTimersByTime(500);
  expect(reads).toEqual([["a", "b"]]);
  probes.ended("b", false);
  probes.catchUp();
  expect(reads.at(-1)).toEqual(["b"]);
});

test("where the ends of probes are not told, all are read before the engine forgets the first of five", () => {
  probes.told(false);
  vi.advanceTimersByTime(20_000);
  expect(reads).toEqual([["a", "b"]]);
  vi.advanceTimersByTime(20_000);
  expect(reads).toHaveLength(2);
});

test("a container whose health check runs more often is not kept waiting, one that has ended is not read", () => {
  probes.told(false);
  probes.saw(container({ id: "c", probeEveryMs: 1_000 }));
  probes.saw(container({ id: "a", status: "exited", health: "unhealthy" }));
  vi.advanceTimersByTime(4_000);
  expect(reads).toEqual([["b", "c"]]);
});

test("a faster health check that comes later does not keep the others waiting, and one that never comes makes no storm", () => {
  probes.gone("a");
  probes.told(false);
  vi.advanceTimersByTime(119_000);
  probes.saw(container({ id: "c", probeEveryMs: 29_000 }));
  vi.advanceTimersByTime(1_000);
  expect(reads).toEqual([["b", "c"]]);
  for (const id of ["b", "c"]) probes.gone(id);
  probes.saw(container({ id: "d", probeEveryMs: 365 * 24 * 3_600_000 }));
  vi.advanceTimersByTime(3_600_000);
  expect(reads.length).toBeLessThan(10);
});

test("what was put off is read when the last page closes: until the clock strikes the engine would forget it", () => {
  probes.ended("a", false);
  probes.told(false);
  expect(reads).toEqual([["a"]]);
});

test("when the ends are told again, all are read at once and the clock stands", () => {
  probes.told(false);
  vi.advanceTimersByTime(1_000);
  probes.told(true);
  expect(reads).toEqual([["a", "b"]]);
  vi.advanceTimersByTime(100_000);
  expect(reads).toHaveLength(1);
});

test("nothing is read of an engine that is gone", () => {
  probes.told(false);
  probes.forget();
  vi.advanceTimersByTime(100_000);
  expect(reads).toEqual([]);
});
