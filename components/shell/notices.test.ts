import { expect, test } from "vitest";
import { operation, service, snapshot } from "@/lib/client/samples.test-support";
import { noticeOf } from "./notices";

test("the end of a long operation is told, that of a short one is not", () => {
  const before = snapshot({ operation: operation() });
  const ended = (endedAt: number) => snapshot({ operation: operation({ state: "succeeded", endedAt, outcome: "Started; every service is ready" }) });
  expect(noticeOf(before, ended(12_000))).toEqual({ title: "s: Started; every service is ready", body: "Running" });
  expect(noticeOf(before, ended(2_000))).toBeNull();
  expect(noticeOf(ended(12_000), ended(12_000))).toBeNull();
});

test("a service that turns bad is told once, and not while an operation runs", () => {
  const good = snapshot({ services: [service("web")] });
  const bad = snapshot({ services: [service("web", { state: "unhealthy", reason: "Health check fails" })] });
  expect(noticeOf(good, bad)).toEqual({ title: "web is unhealthy", body: "Health check fails" });
  expect(noticeOf(good, snapshot({ services: [service("web", { state: "failed" })] }))?.title).toBe("web has failed");
  expect(noticeOf(bad, { ...bad, services: [...bad.services] })).toBeNull();
  expect(noticeOf(good, { ...bad, operation: operation() })).toBeNull();
});
