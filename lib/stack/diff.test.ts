import { expect, test } from "vitest";
import type { Snapshot } from "../contracts/snapshot";
import { diffSnapshots } from "./diff";
import { row } from "./samples.test-support";

const base: Snapshot = {
  seq: 1, panel: "p", engine: { state: "connected", name: null, endpoint: null, compose: null, since: 0, retryAt: null, problem: null },
  stack: { name: "s", state: "healthy", verdict: "", detail: "", upSince: null, lastStartMs: null, problem: null },
  services: [row("a", "healthy"), row("b", "healthy")], ports: [], links: [], checks: [], machine: null, usage: [], glance: false, operation: null,
};

test("equal snapshots make no patch, also when the objects are new", () => {
  expect(diffSnapshots(base, structuredClone({ ...base, seq: 2 }))).toBeNull();
});

test("a patch holds only the services that changed", () => {
  const after = { ...base, seq: 2, services: [row("a", "healthy"), row("b", "unhealthy")] };
  expect(diffSnapshots(base, after)).toEqual({ seq: 2, panel: "p", set: {}, services: [row("b", "unhealthy")] });
});

test("a service that came or went changes the order", () => {
  expect(diffSnapshots(base, { ...base, seq: 2, services: [row("b", "healthy")] })).toEqual({ seq: 2, panel: "p", set: {}, order: ["b"] });
});
