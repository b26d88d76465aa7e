import { expect, test } from "vitest";
import type { Engine } from "../contracts/engine";
import type { Service } from "../contracts/service";
import { row } from "../stack/samples.test-support";
import { buildSnapshot } from "./snapshot";

const lost: Engine = { state: "lost", name: null, endpoint: null, compose: null, since: 0, retryAt: null, problem: { code: "engine-not-running", what: "Docker is not running.", why: "Nothing answers.", todo: "Start it:", command: "start docker" } };
const without = (services: Service[]) => buildSnapshot({
  seq: 1, panel: "p", project: "s", engine: lost, model: { name: "s", title: "S", services: [], volumes: [], login: null, bases: [] }, problem: null,
  services, ports: [], checks: [], machine: null, usage: [], operation: null, lastStartMs: null, now: 0,
}).stack;

test("without an engine the page says what its states are worth, not once more why", () => {
  expect(without([row("web", "unknown", { containerId: "c1" })])).toMatchObject({ verdict: "Docker is not running", detail: "The states below are the last that were seen." });
  expect(without([row("web", "unknown")]).detail).toBe("Nothing of this stack has been seen yet.");
});
