import { describe, expect, test } from "vitest";
import type { Operation } from "../contracts/operation";
import { container, row } from "../stack/samples.test-support";
import { judgeStart, updateTracks } from "./judge";

describe("end of a start", () => {
  test("it waits until compose has done its part and every wanted service is ready", () => {
    expect(judgeStart([row("db", "healthy"), row("web", "starting")], null, true)).toEqual({ outcome: "wait" });
    expect(judgeStart([row("db", "healthy"), row("web", "healthy")], null, false)).toEqual({ outcome: "wait" });
    expect(judgeStart([row("db", "healthy"), row("init", "completed"), row("cli", "off", { wanted: false })], null, true)).toEqual({ outcome: "ready" });
  });
  test("a failed service ends it at once, an unhealthy or absent one when compose is through", () => {
    expect(judgeStart([row("web", "failed")], null, false)).toEqual({ outcome: "failed", service: "web" });
    expect(judgeStart([row("web", "unhealthy")], null, false)).toEqual({ outcome: "wait" });
    expect(judgeStart([row("web", "unhealthy")], null, true)).toEqual({ outcome: "failed", service: "web" });
    expect(judgeStart([row("web", "off")], null, true)).toEqual({ outcome: "failed", service: "web" });
  });
  test("of one service only that one counts", () => {
    expect(judgeStart([row("web", "failed"), row("flower", "healthy")], "flower", true)).toEqual({ outcome: "ready" });
  });
});

test("tracks keep when each service was created, started and ready in this very operation", () => {
  const track = { service: "web", createdAt: null, startedAt: null, readyAt: null, expectedMs: null };
  const operation = { startedAt: 100, tracks: [track] } as unknown as Operation;
  const services = [row("web", "healthy", { containerId: "c1", since: 150 })];
  expect(updateTracks(operation, services, new Map([["c1", container({ createdAt: 110, startedAt: 120 })]]))).toEqual([{ ...track, createdAt: 110, startedAt: 120, readyAt: 150 }]);
  expect(updateTracks(operation, services, new Map([["c1", container({ createdAt: 10, startedAt: 20 })]]))).toEqual([track]);
});
