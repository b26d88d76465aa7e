import { expect, test } from "vitest";
import { operation, track } from "../client/samples.test-support";
import type { OperationKind } from "../contracts/operation";
import { judgeByIntent } from "./deliberate";
import { draft, type Draft } from "./draft";

const during = (kind: OperationKind, service: string | null = null) => operation({ kind, service });
const stopped = (code: number): Draft => draft({ at: 1, kind: "exit", service: "web", title: "was stopped", asked: { code }, detail: `Exit ${code}` });
const bad = (kind: Draft["kind"], service: string | null = "web"): Draft => draft({ at: 1, kind, service, severity: "bad", title: "is bad" });
const severity = (one: Draft, by: Parameters<typeof judgeByIntent>[1]): string => judgeByIntent(one, by).severity;

test("an end that an operation asked for is no problem, whatever the exit code", () => {
  for (const kind of ["stop", "restart", "reset", "start", "recreate-service"] as const) expect(judgeByIntent(stopped(137), during(kind))).toMatchObject({ severity: "info", title: "was stopped" });
});

test("an end that somebody else asked for is a problem with its exit code", () => {
  expect(judgeByIntent(stopped(137), null)).toMatchObject({ severity: "bad", title: "ended with exit 137", detail: "Exit 137, not by Flightdeck" });
  expect(judgeByIntent(stopped(0), null)).toMatchObject({ severity: "warn", title: "was stopped, not by Flightdeck" });
});

test("an operation of one service does not answer for another one", () => {
  expect(severity(stopped(137), during("restart-service", "store"))).toBe("bad");
  expect(severity(stopped(137), during("restart-service", "web"))).toBe("info");
  expect(severity(stopped(137), operation({ kind: "start-service", service: "store", tracks: [track("web")] }))).toBe("info");
});

test("health checks that fail and a stack that is degraded while it is stopped are part of the stop", () => {
  for (const kind of ["health", "exit", "stack"] as const) expect(severity(bad(kind), during("stop"))).toBe("info");
  expect(severity(bad("stack", null), during("stop-service", "web"))).toBe("info");
  expect(severity(bad("stack", null), during("restart-service", "web"))).toBe("info");
});

test("what goes wrong in a start, after a restart or beside a stop stays a problem", () => {
  expect(severity(bad("exit"), during("start"))).toBe("bad");
  expect(severity(bad("health"), during("restart"))).toBe("bad");
  expect(severity(bad("memory"), during("stop"))).toBe("bad");
  expect(severity(bad("operation", null), during("stop"))).toBe("bad");
  expect(severity(bad("stack", null), null)).toBe("bad");
  expect(judgeByIntent(draft({ at: 1, kind: "health", severity: "good", title: "is healthy" }), during("stop")).severity).toBe("good");
});

test("what decides is not kept", () => {
  expect(judgeByIntent(stopped(0), null)).not.toHaveProperty("asked");
  expect(judgeByIntent(stopped(0), during("stop"))).not.toHaveProperty("asked");
});
