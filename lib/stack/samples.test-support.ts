import type { Service } from "../contracts/service";
import type { ContainerFact } from "./facts";
import type { ServiceModel } from "./model";

/** A container for tests: running, healthy, no limit, no restart policy. */
export function container(part: Partial<ContainerFact>): ContainerFact {
  return {
    id: "c1", name: "stack-web-1", service: "web", number: 1, status: "running", health: "healthy", healthSince: 10, probes: [], probeEveryMs: 30_000, probeRetries: 3, createdAt: 1, startedAt: 2, finishedAt: null,
    exitCode: 0, oomKilled: false, memoryLimit: 0, error: "", restarts: 0, exits: [], stopRequested: false, image: "web:1", tty: false, restartPolicy: "no", hostPorts: [], env: [], ...part,
  };
}

/** A service for tests: long-running, with a health check, waits for nobody. */
export function service(part: Partial<ServiceModel>): ServiceModel {
  return {
    name: "web", kind: "long-running", title: null, role: null, without: null, optional: false, profiles: [], image: "web:1", built: false, hasHealthCheck: true,
    dependsOn: [], ports: [], binds: [], volumes: [], link: null, speaks: null, replicas: 1, slots: null, ...part,
  };
}

/** A service with its state for tests. */
export function row(name: string, state: Service["state"], part: Partial<Service> = {}): Service {
  return {
    name, state, title: null, role: null, without: null, kind: "long-running", optional: false, wanted: true, reason: "because", since: null, startedAt: null, restarts: 0,
    exitCode: null, image: "", containerId: null, replicas: { all: 1, ready: state === "healthy" || state === "completed" ? 1 : 0 }, dependsOn: [], blame: null, depth: 0, hasHealthCheck: true, probes: [], expectedMs: null, command: "", ...part,
  };
}
