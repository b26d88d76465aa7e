import { expect, test } from "vitest";
import { judge, wantedOf } from "./ready.mjs";

test("a plain up wants health where there is a check, an end of what others wait for, and nothing of a profile", () => {
  const model = { services: {
    store: { healthcheck: { test: ["CMD", "true"] } },
    queue: { healthcheck: { disable: true } },
    setup: {},
    web: { healthcheck: { test: ["CMD", "true"] }, depends_on: { setup: { condition: "service_completed_successfully" }, store: { condition: "service_healthy" } } },
    shell: { profiles: ["debug"] },
  } };
  expect(Object.fromEntries(wantedOf(model))).toEqual({ store: "healthy", queue: "started", setup: "completed", web: "healthy" });
});

test("a service is ready by its health, a one-shot by exit code 0, and no more once it died or turned unhealthy", () => {
  expect(judge("healthy", { action: "health_status: healthy" })).toBe(true);
  expect(judge("healthy", { action: "health_status: unhealthy" })).toBe(false);
  expect(judge("healthy", { action: "start" })).toBe(false);
  expect(judge("healthy", { action: "die", exitCode: 0 })).toBe(false);
  expect(judge("completed", { action: "die", exitCode: 0 })).toBe(true);
  expect(judge("completed", { action: "die", exitCode: 1 })).toBe(false);
  expect(judge("started", { action: "start" })).toBe(true);
  expect(judge("healthy", { action: "create" })).toBeUndefined();
});
