import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Usage } from "../contracts/machine";
import type { Service } from "../contracts/service";
import type { Patch, Snapshot } from "../contracts/snapshot";
import { applyPatch } from "./applyPatch";

function service(name: string, reason = ""): Service {
  return {
    name, reason, title: null, role: null, without: null, kind: "long-running", optional: false, wanted: true, state: "healthy", since: null, startedAt: null,
    restarts: 0, exitCode: null, image: "", containerId: null, replicas: { all: 1, ready: 1 }, dependsOn: [], blame: null, depth: 0, hasHealthCheck: false, probes: [], expectedMs: null, command: "",
  };
}

function usage(name: string, cpu: number): Usage {
  return { service: name, cpu: [cpu], memory: [1] };
}

const snapshot: Snapshot = {
  seq: 7, panel: "a",
  engine: { state: "connected", name: "Docker Engine 26", endpoint: null, compose: null, since: 0, retryAt: null, problem: null },
  stack: { name: "s", state: "healthy", verdict: "", detail: "", upSince: null, lastStartMs: null, problem: null },
  services: [service("db"), service("web")], ports: [], links: [], checks: [], machine: null, usage: [usage("db", 1), usage("web", 2)], operation: null, glance: false,
};

function patch(part: Partial<Patch>): Patch {
  return { seq: 8, panel: "a", set: {}, ...part };
}

describe("a patch", () => {
  test("changes only what it names; all else stays the same object", () => {
    const next = applyPatch(snapshot, patch({ services: [service("web", "new")] }));
    if (next === "gap") throw new Error("gap");
    expect(next.seq).toBe(8);
    expect(next.services[0]).toBe(snapshot.services[0]);
    expect(next.services[1]?.reason).toBe("new");
    expect(next.engine).toBe(snapshot.engine);
    expect(next.usage).toBe(snapshot.usage);
  });
  test("sets whole top-level values", () => {
    const next = applyPatch(snapshot, patch({ set: { machine: null, stack: { ...snapshot.stack, state: "off" } } }));
    expect(next).toMatchObject({ stack: { state: "off" } });
    expect(next !== "gap" && next.services).toBe(snapshot.services);
  });
  test("with an order moves, adds and drops entries", () => {
    const next = applyPatch(snapshot, patch({ services: [service("cache")], order: ["web", "cache"] }));
    expect(next !== "gap" && next.services.map((one) => one.name)).toEqual(["web", "cache"]);
    expect(next !== "gap" && next.usage.map((one) => one.service)).toEqual(["web"]);
  });
  test("that was seen already changes nothing", () => {
    expect(applyPatch(snapshot, patch({ seq: 7, set: { checks: [] } }))).toBe(snapshot);
  });
  test("after a gap, or of another panel process, asks for the whole snapshot", () => {
    expect(applyPatch(snapshot, patch({ seq: 9 }))).toBe("gap");
    expect(applyPatch(snapshot, patch({ panel: "b" }))).toBe("gap");
  });
  test("any run of patches gives every service once, with its last reason", () => {
    const change = fc.record({ name: fc.constantFrom("db", "web"), reason: fc.string() });
    fc.assert(fc.property(fc.array(fc.uniqueArray(change, { selector: (one) => one.name })), (runs) => {
      const last = new Map([["db", ""], ["web", ""]]);
      let current = snapshot;
      for (const changes of runs) {
        const next = applyPatch(current, patch({ seq: current.seq + 1, services: changes.map((one) => service(one.name, one.reason)) }));
        if (next === "gap") throw new Error("gap");
        current = next;
        for (const one of changes) last.set(one.name, one.reason);
      }
      expect(current.services.map((one) => [one.name, one.reason])).toEqual([...last]);
    }));
  });
});
