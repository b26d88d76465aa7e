import type { Operation, ServiceTrack } from "../contracts/operation";
import type { Service } from "../contracts/service";
import type { Snapshot } from "../contracts/snapshot";

/** A service for tests, with the named dependencies. */
export function service(name: string, part: Partial<Service> = {}, needs: string[] = []): Service {
  return {
    name, title: null, role: null, without: null, kind: "long-running", optional: false, wanted: true, state: "healthy", reason: "", since: null, startedAt: null,
    restarts: 0, exitCode: null, image: "", containerId: null, replicas: { all: 1, ready: 1 }, depth: 0, hasHealthCheck: true, probes: [], expectedMs: null, command: "",
    blame: null, dependsOn: needs.map((need) => ({ service: need, condition: "healthy", ready: true })), ...part,
  };
}

export function track(name: string, part: Partial<ServiceTrack> = {}): ServiceTrack {
  return { service: name, createdAt: null, startedAt: null, readyAt: null, expectedMs: null, ...part };
}

export function operation(part: Partial<Operation> = {}): Operation {
  return {
    id: "1-start", kind: "start", service: null, state: "running", startedAt: 0, endedAt: null, expectedMs: null, steps: [], tracks: [], output: [], outputLines: 0,
    cancellable: true, cancelling: false, adopted: false, failure: null, outcome: null, ...part,
  };
}

export function snapshot(part: Partial<Snapshot> = {}): Snapshot {
  return {
    seq: 1, panel: "p",
    engine: { state: "connected", name: null, endpoint: null, compose: null, since: 0, retryAt: null, problem: null },
    stack: { name: "s", state: "healthy", verdict: "Running", detail: "", upSince: null, lastStartMs: null, problem: null },
    services: [], ports: [], links: [], checks: [], machine: null, usage: [], glance: false, operation: null, ...part,
  };
}
