import { expect, test } from "vitest";
import type { Operation } from "../contracts/operation";
import { container } from "../stack/samples.test-support";
import type { Entry } from "./journal";
import { markOrdered } from "./ordered";

const job = { pid: 1, started: "x", log: "x" };
/** An operation from 10 s to 20 s. */
function entry(part: Partial<Operation>, more: Partial<Entry> = {}): Entry {
  const operation: Operation = {
    id: "1-stop", kind: "stop-service", service: "web", state: "succeeded", startedAt: 10_000, endedAt: 20_000, expectedMs: null, steps: [], tracks: [], output: [], outputLines: 0,
    cancellable: false, cancelling: false, adopted: false, failure: null, outcome: null, ...part,
  };
  return { operation, phase: "ended", job, begun: [], ...more };
}

/** Whether an end of `web` at this time was ordered by these operations. */
function ordered(finishedAt: number, entries: Entry[], startedAt = 1_000): boolean | undefined {
  return markOrdered([container({ status: "exited", startedAt, finishedAt })], entries)[0]?.stopRequested;
}

test("an end while its own stop ran, or that of the whole stack, was asked for", () => {
  expect(ordered(15_000, [entry({})])).toBe(true);
  expect(ordered(15_000, [entry({ kind: "stop", service: null })])).toBe(true);
  expect(ordered(15_000, [entry({ kind: "start", service: null }), entry({ kind: "switch-off" })])).toBe(true);
});

test("a stop that an earlier panel left under way counts up to now", () => {
  expect(ordered(900_000, [entry({ state: "running", endedAt: null })])).toBe(true);
});

test("an end before or after it, of another service, in another operation, or of a later start was not", () => {
  for (const at of [5_000, 25_000]) expect(ordered(at, [entry({})]), String(at)).toBe(false);
  expect(ordered(15_000, [entry({ service: "store" })])).toBe(false);
  expect(ordered(15_000, [entry({ kind: "start", service: null }), entry({ kind: "restart-service" })])).toBe(false);
  expect(ordered(15_000, [entry({ endedAt: null })], 13_000)).toBe(false);
  expect(ordered(15_000, [entry({}, { job: null })])).toBe(false);
  expect(ordered(15_000, [])).toBe(false);
});

test("a cancelled start had stopped what it had begun, and nothing else", () => {
  const cancelled = { kind: "start", service: null, state: "cancelled", cancelling: true } as const;
  expect(ordered(15_000, [entry(cancelled, { begun: ["web"] })], 12_000)).toBe(true);
  expect(ordered(15_000, [entry(cancelled, { begun: ["store"] })], 12_000)).toBe(false);
});

test("what runs stays as it is", () => {
  const running = [container({ finishedAt: 15_000 })];
  expect(markOrdered(running, [entry({})])).toEqual(running);
});
