import type { Engine } from "../contracts/engine";
import type { Machine, Usage } from "../contracts/machine";
import type { Operation } from "../contracts/operation";
import type { Problem } from "../contracts/problem";
import type { Port, Service } from "../contracts/service";
import type { Check, Snapshot } from "../contracts/snapshot";
import { describeLinks } from "../stack/links";
import type { StackModel } from "../stack/model";
import { stackState, stackVerdict } from "../stack/stackState";

export interface SnapshotParts {
  seq: number;
  panel: string;
  project: string;
  engine: Engine;
  model: StackModel | null;
  problem: Problem | null;
  services: Service[];
  ports: Port[];
  checks: Check[];
  machine: Machine | null;
  usage: Usage[];
  operation: Operation | null;
  lastStartMs: number | null;
  now: number;
}

function upSince(services: readonly Service[]): number | null {
  const times = services.filter((service) => service.kind === "long-running" && service.state === "healthy").map((service) => service.since ?? 0);
  return times.length > 0 ? Math.min(...times) : null;
}

/** All parts -> what the page shows. Pure. */
export function buildSnapshot(parts: SnapshotParts): Snapshot {
  const { engine, model, services, ports, operation } = parts;
  const connected = engine.state === "connected";
  // What a cancel takes back is a stop.
  const running = operation?.state !== "running" ? null : operation.cancelling ? "stop" : operation.kind;
  const wanted = new Set(services.filter((service) => service.wanted).map((service) => service.name));
  const blocked = ports.filter((port) => port.state === "taken" && wanted.has(port.service)).flatMap((port) => (port.host === null ? [] : [port.host]));
  const said = stackVerdict(model?.title ?? parts.project, services, model ? stackState(services, running, connected) : "unknown", blocked, running);
  const failure = parts.problem && !model ? parts.problem : !connected ? engine.problem : null;
  const seen = services.some((service) => service.containerId !== null);
  return {
    seq: parts.seq, panel: parts.panel, engine,
    stack: {
      name: model?.name ?? parts.project,
      ...said,
      // Why, and what to do about it, stands in the banner above.
      ...(failure ? { verdict: failure.what.replace(/\.$/, ""), detail: seen ? said.detail : "Nothing of this stack has been seen yet." } : {}),
      upSince: connected ? upSince(services) : null,
      lastStartMs: parts.lastStartMs,
      problem: parts.problem,
    },
    services, ports,
    links: model ? describeLinks(model, services, ports, parts.now) : [],
    checks: parts.checks, machine: parts.machine, usage: parts.usage, operation,
    glance: model?.services.some((service) => service.speaks !== null) ?? false,
  };
}
