import fc from "fast-check";
import { expect, test } from "vitest";
import type { Counters } from "../engine/stats";
import { elapsedMs, figuresOf, totalOf } from "./rates";

const counters = (part: Partial<Counters>): Counters => ({ at: 0, cpuNs: 0, systemNs: 0, cpus: 2, memory: 0, rx: 0, tx: 0, read: 0, write: 0, ...part });
/** A reading `ms` later on a machine whose clock and CPU time agree. */
const later = (before: Counters, ms: number, part: Partial<Counters>): Counters => ({ ...before, at: before.at + ms, systemNs: (before.systemNs ?? 0) + ms * before.cpus * 1e6, ...part });

test("CPU is per cent of one CPU, network and block I/O are bytes per second over the readings' own times", () => {
  const before = counters({ at: 1_000, systemNs: 5e9 });
  expect(figuresOf(before, later(before, 500, { cpuNs: 25e7, memory: 9, rx: 50, tx: 100, read: 150, write: 200 }))).toEqual([50, 9, 100, 200, 300, 400]);
});

test("without an earlier reading only the memory is known", () => {
  expect(figuresOf(null, counters({ memory: 7, cpuNs: 5 }))).toEqual([null, 7, null, null, null, null]);
});

test("a restart, which sets the counters back, is no rate", () => {
  const before = counters({ cpuNs: 9e9, rx: 1_000, write: 5 });
  const figures = figuresOf(before, later(before, 1_000, { cpuNs: 1e6, memory: 3, rx: 10, write: 0 }));
  expect(figures).toEqual([null, 3, null, 0, 0, null]);
});

test("a clock that is set in between, forward or back, does not distort the rates", () => {
  const before = counters({ at: 10_000_000 });
  for (const at of [10_000_000 - 3_600_000, 10_000_000, 10_000_000 + 3_600_000]) {
    const after = { ...later(before, 1_000, { cpuNs: 5e8, rx: 100 }), at };
    expect(elapsedMs(before, after)).toBe(1_000);
    expect(figuresOf(before, after).slice(0, 3)).toEqual([50, 0, 100]);
  }
});

test("CPU time that a hypervisor took away does not count as a set clock", () => {
  const before = counters({ at: 0 });
  expect(elapsedMs(before, { ...before, at: 1_000, systemNs: 1.2e9 })).toBe(1_000);
});

test("whatever the engine says, a figure is null or a number of at least 0", () => {
  const reading = fc.record<Counters>({
    at: fc.integer({ min: 0, max: 4e12 }), cpuNs: fc.nat(), systemNs: fc.option(fc.nat()), cpus: fc.integer({ min: 1, max: 256 }), memory: fc.nat(),
    rx: fc.option(fc.nat()), tx: fc.option(fc.nat()), read: fc.option(fc.nat()), write: fc.option(fc.nat()),
  });
  fc.assert(fc.property(fc.option(reading), reading, (before, after) => {
    for (const figure of figuresOf(before, after)) expect(figure === null || (Number.isFinite(figure) && figure >= 0)).toBe(true);
  }));
});

test("cutting the time between two readings anywhere moves the same bytes", () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 60_000 }), fc.nat(1e6)), { minLength: 1, maxLength: 20 }), (steps) => {
    let now = counters({});
    let moved = 0;
    for (const [ms, grown] of steps) {
      const next = later(now, ms, { rx: (now.rx ?? 0) + grown });
      moved += ((figuresOf(now, next)[2] ?? 0) * ms) / 1_000;
      now = next;
    }
    expect(moved).toBeCloseTo(now.rx ?? 0, 3);
  }));
});

test("a total is the sum of what is known, and unknown where nothing is", () => {
  expect(totalOf([[1, 2, null, null, null, 1], [3, null, null, 4, null, 1]])).toEqual([4, 2, null, 4, null, 2]);
  expect(totalOf([])).toEqual([null, null, null, null, null, null]);
});
