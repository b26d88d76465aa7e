import { expect, test } from "vitest";
import { operation, service, snapshot } from "@/lib/client/samples.test-support";
import type { StackState } from "@/lib/contracts/service";
import { stillTrue } from "./stillTrue";

const stackIn = (state: StackState) => snapshot({ stack: { ...snapshot().stack, state } });

test("a good start is told only while every service is ready", () => {
  for (const kind of ["start", "restart"] as const) {
    const ended = operation({ kind, state: "succeeded" });
    expect(stillTrue(ended, stackIn("healthy"))).toBe(true);
    for (const state of ["degraded", "failed", "unknown", "off"] as const) expect(stillTrue(ended, stackIn(state)), state).toBe(false);
  }
});

test("a service that was mended is told while it is healthy, whatever the others are", () => {
  const ended = operation({ kind: "restart-service", service: "web", state: "succeeded" });
  const others = { ...stackIn("degraded"), services: [service("web"), service("worker", { state: "failed" })] };
  expect(stillTrue(ended, others)).toBe(true);
  expect(stillTrue(ended, { ...others, services: [service("web", { state: "unhealthy" })] })).toBe(false);
});

test("a failure, a stop and a reset are told whatever comes after", () => {
  expect(stillTrue(operation({ state: "failed" }), stackIn("degraded"))).toBe(true);
  for (const kind of ["stop", "reset", "undo-reset", "stop-service", "switch-off"] as const) expect(stillTrue(operation({ kind, state: "succeeded" }), stackIn("failed")), kind).toBe(true);
});
