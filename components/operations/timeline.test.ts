import { expect, test } from "vitest";
import type { Operation } from "@/lib/contracts/operation";
import { operation, service, track } from "@/lib/client/samples.test-support";
import { buildTimeline } from "./timeline";

const services = [service("db"), service("web", {}, ["db"])];

test("a service that came up shows create, start and where it was ready", () => {
  const { rows, ticks } = buildTimeline(operation({ tracks: [track("db", { createdAt: 1_000, startedAt: 2_000, readyAt: 5_000 })] }), services, 8_000);
  expect(ticks.map((tick) => tick.ms)).toEqual([0, 1_000, 2_000, 3_000, 4_000, 5_000, 6_000, 7_000, 8_000]);
  expect(rows[0]?.bars).toEqual([{ kind: "create", from: 12.5, width: 12.5 }, { kind: "run", from: 25, width: 37.5 }]);
  expect(rows[0]?.readyAt).toBe(62.5);
});

test("what waits for others is drawn as waiting, while it does and when all has ended", () => {
  const waits = (part: Partial<Operation>) => buildTimeline(operation({ tracks: [track("web", { createdAt: 1_000, ...(part.endedAt ? { startedAt: 4_000, readyAt: 5_000 } : {}) })], ...part }), services, 3_000).rows[0]?.bars[0]?.kind;
  expect([waits({}), waits({ state: "succeeded", endedAt: 6_000 })]).toEqual(["wait", "wait"]);
});

test("what lies ahead follows what it waits for", () => {
  const running = operation({ tracks: [track("db", { createdAt: 0, startedAt: 0, expectedMs: 6_000 }), track("web", { createdAt: 0, expectedMs: 4_000 })] });
  const { rows, now } = buildTimeline(running, services, 2_000);
  expect(rows.map((row) => row.leftMs)).toEqual([4_000, 8_000]);
  expect(rows[1]?.bars.map((bar) => bar.kind)).toEqual(["wait", "expected"]);
  expect(now).toBe(20);
});

test("nothing is expected where nothing was learned, nor behind it", () => {
  const { rows } = buildTimeline(operation({ tracks: [track("db", { startedAt: 0 }), track("web", { expectedMs: 4_000 })] }), services, 2_000);
  expect(rows.map((row) => row.leftMs)).toEqual([null, null]);
});

test("longer than usual, the outline is gone and the axis grows", () => {
  const { rows, now } = buildTimeline(operation({ expectedMs: 3_000, tracks: [track("db", { startedAt: 0, expectedMs: 3_000 })] }), services, 9_500);
  expect(rows[0]?.leftMs).toBe(0);
  expect(rows[0]?.bars.map((bar) => bar.kind)).toEqual(["run"]);
  expect(now).toBeLessThanOrEqual(100);
});

test("what happened after the last look at the clock is not in the future", () => {
  const { now, rows } = buildTimeline(operation({ tracks: [track("db", { createdAt: 0, startedAt: 1_000, readyAt: 3_900 })] }), services, 3_000);
  expect(now).toBe(rows[0]?.readyAt);
});

test("an ended operation expects nothing and stands still", () => {
  const ended = operation({ state: "failed", endedAt: 4_000, expectedMs: 60_000, tracks: [track("db", { startedAt: 0, expectedMs: 9_000 })] });
  expect(buildTimeline(ended, services, 9e9)).toEqual(buildTimeline(ended, services, 4_000));
  expect(buildTimeline(ended, services, 9e9).rows[0]?.leftMs).toBeNull();
});

test("a failed step is marked, a running one reaches the present", () => {
  const step = { id: "build", title: "Image", detail: null, expectedMs: 4_000 };
  const { rows } = buildTimeline(operation({ steps: [{ ...step, state: "failed", startedAt: 0, endedAt: 1_000 }, { ...step, id: "up", state: "running", startedAt: 1_000, endedAt: null }] }), [], 2_000);
  expect(rows.map((row) => row.bars.map((bar) => bar.kind))).toEqual([["broken"], ["work", "expected"]]);
});
