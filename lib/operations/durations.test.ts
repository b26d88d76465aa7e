import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Operation } from "../contracts/operation";
import { Durations, lessons } from "./durations";

const dir = mkdtempSync(path.join(os.tmpdir(), "flightdeck-durations-"));
afterAll(() => rmSync(dir, { recursive: true }));

function start(ms: number, state: Operation["state"] = "succeeded"): Operation {
  return {
    id: "1-start", kind: "start", service: null, state, startedAt: 1_000, endedAt: 1_000 + ms, expectedMs: null, output: [], outputLines: 0, cancellable: false, cancelling: false, adopted: false, failure: null, outcome: null,
    steps: [{ id: "up", title: "Up", state: "done", startedAt: 1_000, endedAt: 1_400, detail: null, expectedMs: null }],
    tracks: [{ service: "web", createdAt: 1_100, startedAt: 1_200, readyAt: 1_900, expectedMs: null }, { service: "db", createdAt: null, startedAt: 10, readyAt: 20, expectedMs: null }],
  };
}

test("a start teaches its own time, its steps' and its services', but not of those that ran before", () => {
  expect(lessons(start(5_000))).toEqual({ "operation start": 5_000, stack: 5_000, "step up": 400, "service web": 700 });
  expect(lessons(start(5_000, "failed"))).toEqual({});
});

test("the usual time is the median of the last five and outlives the panel", () => {
  const durations = new Durations(dir);
  for (const ms of [90_000, 10, 11, 12, 13, 14]) durations.learn(start(ms));
  expect(new Durations(dir).usual("operation start")).toBe(12);
  expect(new Durations(dir).last("operation start")).toBe(14);
  expect(durations.usual("operation stop")).toBeNull();
});
