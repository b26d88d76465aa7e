import { describe, expect, test } from "vitest";
import type { Operation } from "../contracts/operation";
import { container, row } from "../stack/samples.test-support";
import { judgeStart, updateTracks } from "./judge";

const TIMES = { startedAt: 1_000, now: 31_000 };

describe("end of a start", () => {
  test("it waits until compose has done its part and every wanted service is ready", () => {
    expect(judgeStart([row("db", "healthy"), row("web", "starting")], null, true, TIMES)).toEqual({ outcome: "wait" });
    expect(judgeStart([row("db", "healthy"), row("web", "healthy")], null, false, TIMES)).toEqual({ outcome: "wait" });
    expect(judgeStart([row("db", "healthy"), row("init", "completed"), row("cli", "off", { wanted: false })], null, true, TIMES)).toEqual({ outcome: "ready" });
  });
  test("a failed service ends it at once, an unhealthy or absent one when compose is through", () => {
    expect(judgeStart([row("web", "failed")], null, false, TIMES)).toEqual({ outcome: "failed", service: "web" });
    expect(judgeStart([row("web", "unhealthy")], null, false, TIMES)).toEqual({ outcome: "wait" });
    expect(judgeStart([row("web", "unhealthy")], null, true, TIMES)).toEqual({ outcome: "failed", service: "web" });
    expect(judgeStart([row("web", "off")], null, true, TIMES)).toEqual({ outcome: "failed", service: "web" });
  });
  test("what was unhealthy before the start has time to recover once what it needs is back", () => {
    const services = [row("db", "healthy", { since: 20_000 }), row("mlflow", "unhealthy", { startedAt: 500 })];
    expect(judgeStart(services, null, true, TIMES)).toEqual({ outcome: "wait" });
    expect(judgeStart(services, null, true, { ...TIMES, now: 41_000 })).toEqual({ outcome: "failed", service: "mlflow" });
    expect(judgeStart([row("db", "healthy", { since: 20_000 }), row("mlflow", "unhealthy", { startedAt: 2_000 })], null, true, TIMES)).toEqual({ outcome: "failed", service: "mlflow" });
  });
  test("of one service only that one counts", () => {
    expect(judgeStart([row("web", "failed"), row("flower", "healthy")], "flower", true, TIMES)).toEqual({ outcome: "ready" });
  });
});

test("tracks keep when each service was created, started and ready in this very operation", () => {
  const track = { service: "web", createdAt: null, startedAt: null, readyAt: null, expectedMs: null };
  const operation = { startedAt: 100, tracks: [track] } as unknown as Operation;
  const services = [row("web", "healthy", { containerId: "c1", since: 150 })];
  expect(updateTracks(operation, services, new Map([["c1", container({ createdAt: 110, startedAt: 120 })]]))).toEqual([{ ...track, createdAt: 110, startedAt: 120, readyAt: 150 }]);
  expect(updateTracks(operation, services, new Map([["c1", container({ createdAt: 10, startedAt: 20 })]]))).toEqual([track]);
});
