import type { Engine } from "../contracts/engine";
import type { Operation } from "../contracts/operation";
import type { Service } from "../contracts/service";
import { isComing, stateWords } from "../contracts/stateWords";
import type { ContainerFact, Facts } from "./facts";
import { depthOf, isWanted } from "./model";
import type { ServiceModel, StackModel } from "./model";
import { replicasOf, together } from "./replicas";
import type { Replica, Together } from "./replicas";
import { isReady, serviceState } from "./state";
import type { StateInput, Verdict } from "./state";

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

/** A service that is ill while something it needs is off or ill too says that instead of its own symptom. */
function blamed(service: Service, services: readonly Service[]): Service {
  const missing = (one: Service): Service | undefined => services.find((other) =>
    other.wanted && !isComing(other.state) && one.dependsOn.some((dependency) => dependency.service === other.name && !dependency.ready));
  let root = service.state === "unhealthy" || service.state === "failed" ? missing(service) : undefined;
  if (!root) return service;
  for (let deeper = missing(root); deeper; deeper = missing(deeper)) root = deeper;
  return { ...service, blame: root.name, reason: `It needs ${root.name}, which ${stateWords(root.state)}. ${service.reason}` };
}

/** One service's state, whether it has no container, one or several. */
function judged(input: Omit<StateInput, "container">, containers: readonly ContainerFact[]): Together {
  const [first, ...others] = containers.map((container): Replica => {
    const siblingRuns = containers.some((other) => other !== container && other.status === "running");
    return { container, verdict: serviceState({ ...input, container, othersRun: input.othersRun || siblingRuns }) };
  });
  return first ? together(input.service, [first, ...others]) : { verdict: serviceState({ ...input, container: null }), container: null, ready: 0 };
}

/** Nothing is wrong with the containers that are there, but the file asks for more: somebody may have wanted it so. */
function withMissing({ state, reason }: Verdict, there: number, wanted: number): string {
  return state === "healthy" && there < wanted ? `${reason}. The compose file asks for ${wanted} containers, ${there} ${there === 1 ? "is" : "are"} there` : reason;
}

/** Model and facts -> every service with its state and reason, in the order in which they start. Pure. */
export function describeServices(input: DescribeInput): Service[] {
  const { model, facts, engine, operation, switchedOn, expected, now } = input;
  const active = operation?.state === "running" ? operation : null;
  const containers = new Map(model.services.map((service) => [service.name, replicasOf(facts, service.name)]));
  const runs = (name: string): boolean => (containers.get(name) ?? []).some(({ status }) => status === "running");
  const services = model.services.map((service): Service => {
    const replicas = containers.get(service.name) ?? [];
    const wanted = isWanted(service, switchedOn);
    const dependsOn = service.dependsOn.map((dependency) => ({ ...dependency, ready: isReady(dependency.condition, containers.get(dependency.service) ?? []) }));
    const { verdict, container, ready } = judged({
      service, wanted, now,
      unready: dependsOn.filter((dependency) => !dependency.ready),
      neededBy: active === null ? [] : model.services.flatMap((other) => (runs(other.name) && other.dependsOn.some((dependency) => dependency.service === service.name) ? [other.name] : [])),
      operation: active,
      othersRun: model.services.some((other) => other.name !== service.name && other.kind === "long-running" && runs(other.name)),
    }, replicas);
    const known = engine.state === "connected";
    return {
      name: service.name, title: service.title, role: service.role, without: service.without, kind: service.kind, optional: service.optional, wanted,
      state: known ? verdict.state : "unknown",
      reason: known ? withMissing(verdict, replicas.length, service.replicas) : container ? `Last seen ${verdict.state}` : "Docker does not answer",
      since: known ? verdict.since : engine.since,
      startedAt: (container?.status === "running" ? container : replicas.find(({ status }) => status === "running"))?.startedAt ?? null,
      restarts: replicas.reduce((sum, { restarts }) => sum + restarts, 0),
      exitCode: container?.status === "exited" ? container.exitCode : null,
      image: service.image,
      containerId: container?.id ?? null,
      replicas: { all: replicas.length, ready: known ? ready : 0 },
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
