import type { Engine } from "../contracts/engine";
import type { Operation } from "../contracts/operation";
import type { Service } from "../contracts/service";
import type { ContainerFact, Facts } from "./facts";
import { depthOf, isWanted } from "./model";
import type { ServiceModel, StackModel } from "./model";
import { isReady, serviceState } from "./state";

export interface DescribeInput {
  model: StackModel;
  facts: Facts;
  engine: Pick<Engine, "state" | "since">;
  operation: Operation | null;
  switchedOn: ReadonlySet<string>;
  /** Usual time from container start to ready, ms, by service. */
  expected: ReadonlyMap<string, number>;
  /** How to get a shell in it, ready to paste. */
  commandFor: (service: ServiceModel) => string;
  now: number;
}

/** A service's container; the newest where a recreate leaves two for a moment. Found by label, never by name. */
function containerOf(facts: Facts, service: string): ContainerFact | null {
  let newest: ContainerFact | null = null;
  for (const fact of facts.values()) {
    if (fact.service === service && (!newest || fact.createdAt > newest.createdAt)) newest = fact;
  }
  return newest;
}

const COMES = new Set<Service["state"]>(["starting", "waiting", "restarting"]);

/** A service that is ill while something it needs is off or ill too says that instead of its own symptom. */
function blamed(service: Service, services: readonly Service[]): Service {
  const missing = (one: Service): Service | undefined => services.find((other) =>
    other.wanted && !COMES.has(other.state) && one.dependsOn.some((dependency) => dependency.service === other.name && !dependency.ready));
  let root = service.state === "unhealthy" || service.state === "failed" ? missing(service) : undefined;
  if (!root) return service;
  for (let deeper = missing(root); deeper; deeper = missing(deeper)) root = deeper;
  return { ...service, blame: root.name, reason: `It needs ${root.name}, which is ${root.state}. ${service.reason}` };
}

/** Model and facts -> every service with its state and reason, in the order in which they start. Pure. */
export function describeServices(input: DescribeInput): Service[] {
  const { model, facts, engine, operation, switchedOn, expected, now } = input;
  const active = operation?.state === "running" ? operation : null;
  const containers = new Map(model.services.map((service) => [service.name, containerOf(facts, service.name)]));
  const runs = (name: string): boolean => containers.get(name)?.status === "running";
  const services = model.services.map((service): Service => {
    const container = containers.get(service.name) ?? null;
    const wanted = isWanted(service, switchedOn);
    const dependsOn = service.dependsOn.map((dependency) => ({ ...dependency, ready: isReady(dependency.condition, containers.get(dependency.service) ?? null) }));
    const verdict = serviceState({
      service, wanted, container, now,
      unready: dependsOn.filter((dependency) => !dependency.ready),
      operation: active,
      othersRun: model.services.some((other) => other.name !== service.name && other.kind === "long-running" && runs(other.name)),
    });
    const known = engine.state === "connected";
    return {
      name: service.name, title: service.title, role: service.role, without: service.without, kind: service.kind, optional: service.optional, wanted,
      state: known ? verdict.state : "unknown",
      reason: known ? verdict.reason : container ? `Docker does not answer; last seen ${verdict.state}` : "Docker does not answer",
      since: known ? verdict.since : engine.since,
      startedAt: container?.status === "running" ? container.startedAt : null,
      restarts: container?.restarts ?? 0,
      exitCode: container?.status === "exited" ? container.exitCode : null,
      image: service.image,
      containerId: container?.id ?? null,
      dependsOn, blame: null,
      depth: depthOf(model.services, service.name),
      hasHealthCheck: service.hasHealthCheck,
      probes: container?.probes ?? [],
      expectedMs: expected.get(service.name) ?? null,
      command: input.commandFor(service),
    };
  });
  return services.map((service) => blamed(service, services)).sort((a, b) => a.depth - b.depth || a.name.localeCompare(b.name));
}
