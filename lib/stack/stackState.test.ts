import { describe, expect, test } from "vitest";
import { row } from "./samples.test-support";
import { stackState, stackVerdict } from "./stackState";

const init = row("init", "completed", { kind: "one-shot" });
const cli = row("cli", "off", { kind: "tool", wanted: false });
const flower = row("flower", "off", { optional: true, wanted: false });

describe("state of the stack", () => {
  test("a completed one-shot, an unused tool and a switched-off optional service don't degrade it", () => {
    expect(stackState([row("web", "healthy"), init, cli, flower], null, true)).toBe("healthy");
  });
  test("all off is off, also when the one-shot completed once", () => {
    expect(stackState([row("web", "off"), init], null, true)).toBe("off");
  });
  test("one unhealthy service degrades it; booting ones don't", () => {
    expect(stackState([row("web", "unhealthy"), row("db", "healthy")], null, true)).toBe("degraded");
    expect(stackState([row("web", "starting"), row("db", "healthy")], null, true)).toBe("starting");
    expect(stackState([row("web", "off"), row("db", "healthy")], "start", true)).toBe("starting");
  });
  test("a restart is healthy until something stops, and says that it is one", () => {
    expect(stackState([row("web", "healthy"), row("init", "completed")], "restart", true)).toBe("healthy");
    const stopping = [row("web", "stopping"), row("db", "healthy")];
    expect(stackState(stopping, "restart", true)).toBe("starting");
    expect(stackVerdict("S", stopping, "starting", [], "restart")).toMatchObject({ verdict: "Restarting: 1 of 2 services is healthy", detail: "Services shut down in order first; data is kept." });
    expect(stackVerdict("S", [row("web", "starting"), row("db", "healthy")], "starting", [], "start")).toMatchObject({ verdict: "Starting: 1 of 2 services is healthy", detail: "web is starting now." });
  });
  test("an optional service that is being switched on leaves it healthy", () => {
    expect(stackState([row("web", "healthy"), row("flower", "starting", { optional: true })], "switch-on", true)).toBe("healthy");
  });
  test("a failed service that keeps others from starting fails it", () => {
    expect(stackState([row("init", "failed", { kind: "one-shot" }), row("db", "healthy"), row("web", "waiting")], "start", true)).toBe("failed");
  });
  test("without the engine it is unknown", () => {
    expect(stackState([row("web", "healthy")], null, false)).toBe("unknown");
  });
  test("the first sentence says what does not work, not only what is red", () => {
    const services = [row("scheduler", "unhealthy", { without: "nothing new is scheduled" }), row("db", "healthy")];
    expect(stackVerdict("Airflow", services, "degraded", [], null)).toMatchObject({ verdict: "Running, but nothing new is scheduled", detail: "scheduler: because. 1 of 2 services is healthy." });
  });
  const needs = (service: string) => ({ dependsOn: [{ service, condition: "healthy" as const, ready: false }] });
  test("the first sentence names what the others lack, and how many do", () => {
    const services = [
      row("cache", "healthy"), row("api", "unhealthy", needs("db")), row("web", "failed", needs("api")), row("job", "waiting", needs("db")), row("db", "off", { reason: "Stopped", without: "nothing is kept" }),
    ];
    expect(stackVerdict("S", services, "failed", [], null)).toMatchObject({ verdict: "db is off; 3 services need it", detail: "db: Stopped. 1 of 5 services is healthy." });
    expect(stackVerdict("S", services.slice(3), "degraded", [], null).verdict).toBe("Running, but db is off; job needs it");
  });
  test("services that are broken by themselves are named while they are two, and counted when they are more", () => {
    const two = [row("web", "unhealthy", { without: "no page answers" }), row("worker", "failed"), row("db", "healthy")];
    expect(stackVerdict("S", two, "degraded", [], null).verdict).toBe("Running, but worker has failed and web is unhealthy");
    expect(stackVerdict("S", [...two, row("queue", "off")], "degraded", [], null).verdict).toBe("Running, but worker and 2 more are not healthy");
    expect(stackVerdict("S", [row("init", "failed", { kind: "one-shot" }), row("web", "waiting", needs("init"))], "failed", [], null).verdict).toBe("init has failed; web needs it");
    expect(stackVerdict("S", [row("init", "failed", { kind: "one-shot" })], "failed", [], null).verdict).toBe("init has failed");
  });
  test("a taken port is named before the start", () => {
    expect(stackVerdict("Airflow", [row("web", "off")], "off", [8080], null).verdict).toBe("Ready to start, once port 8080 is settled");
  });
});
