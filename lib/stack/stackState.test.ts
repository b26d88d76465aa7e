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
    expect(stackVerdict("Airflow", services, "degraded", [])).toMatchObject({ verdict: "Running, but nothing new is scheduled", detail: "scheduler: because. 1 of 2 services is healthy." });
  });
  const needs = (service: string) => ({ dependsOn: [{ service, condition: "healthy" as const, ready: false }] });
  test("the first sentence names what the others lack, and how many do", () => {
    const services = [
      row("cache", "healthy"), row("api", "unhealthy", needs("db")), row("web", "failed", needs("api")), row("job", "waiting", needs("db")), row("db", "off", { reason: "Stopped", without: "nothing is kept" }),
    ];
    expect(stackVerdict("S", services, "failed", [])).toMatchObject({ verdict: "db is off; 3 services need it", detail: "db: Stopped. 1 of 5 services is healthy." });
    expect(stackVerdict("S", services.slice(3), "degraded", []).verdict).toBe("Running, but db is off; job needs it");
  });
  test("services that are broken by themselves are named while they are two, and counted when they are more", () => {
    const two = [row("web", "unhealthy", { without: "no page answers" }), row("worker", "failed"), row("db", "healthy")];
    expect(stackVerdict("S", two, "degraded", []).verdict).toBe("Running, but web is unhealthy and worker has failed");
    expect(stackVerdict("S", [...two, row("queue", "off")], "degraded", []).verdict).toBe("Running, but web and 2 more are not healthy");
    expect(stackVerdict("S", [row("init", "failed", { kind: "one-shot" }), row("web", "waiting", needs("init"))], "failed", []).verdict).toBe("init has failed; web needs it");
    expect(stackVerdict("S", [row("init", "failed", { kind: "one-shot" })], "failed", []).verdict).toBe("init has failed");
  });
  test("a taken port is named before the start", () => {
    expect(stackVerdict("Airflow", [row("web", "off")], "off", [8080]).verdict).toBe("Ready to start, once port 8080 is settled");
  });
});
