import { expect, test } from "vitest";
import { operation, service, snapshot } from "@/lib/client/samples.test-support";
import { announce } from "./announce";

const healthy = snapshot({ services: [service("web")] });
const broken = snapshot({ services: [service("web", { state: "unhealthy", reason: "connection refused" })], stack: { ...healthy.stack, state: "degraded", verdict: "Degraded" } });

test("a service that breaks is named with its reason, before anything else", () => {
  expect(announce(healthy, broken)).toBe("web is unhealthy: connection refused");
});
test("a service that recovers is named", () => {
  expect(announce(broken, healthy)).toBe("web is healthy again");
});
test("an operation's outcome is told once", () => {
  const ended = snapshot({ operation: operation({ state: "succeeded", outcome: "Started in 12 s" }) });
  expect(announce(snapshot(), ended)).toBe("Started in 12 s");
  expect(announce(ended, { ...ended, seq: 2 })).toBeNull();
});
test("the stack's new state is told by its verdict; figures are not told", () => {
  expect(announce(snapshot(), snapshot({ stack: { ...snapshot().stack, state: "off", verdict: "Ready to start" } }))).toBe("Ready to start");
  expect(announce(healthy, { ...healthy, usage: [] })).toBeNull();
});
