import type { ServiceKind, ServiceState } from "../contracts/service";
import type { ContainerFact, Facts, HostPort } from "./facts";
import type { Verdict } from "./state";

/** A container of a service with what it is by itself. */
export interface Replica { container: ContainerFact; verdict: Verdict }

/** All replicas as one: the verdict of the service, the replica that it speaks of, and how many are as they should be. */
export interface Together { verdict: Verdict; container: ContainerFact | null; ready: number }

const WORST_FIRST: readonly ServiceState[] = ["failed", "unhealthy", "restarting", "stopping", "starting", "waiting", "off", "unknown", "completed", "healthy"];
const READY: ReadonlySet<ServiceState> = new Set(["healthy", "completed"]);

/**
 * The current containers of a service, by number. Of each number the newest: a recreate leaves two for a moment.
 * Found by label, never by name. Pure.
 */
export function replicasOf(facts: Facts, service: string): ContainerFact[] {
  const newest = new Map<number, ContainerFact>();
  for (const fact of facts.values()) {
    const known = newest.get(fact.number);
    if (fact.service === service && (!known || fact.createdAt > known.createdAt)) newest.set(fact.number, fact);
  }
  return [...newest.values()].sort((a, b) => a.number - b.number);
}

/** Container id of what runs of these services -> its service. Pure. */
export function runningIn(facts: Facts, services: readonly { name: string }[]): Map<string, string> {
  return new Map(services.flatMap(({ name }) => replicasOf(facts, name).flatMap(({ id, status }) => (status === "running" ? [[id, name] as const] : []))));
}

/** The services that have several of these containers at a time: of a recreate two have the same number for a moment. Pure. */
export function scaled(containers: readonly Pick<ContainerFact, "service" | "number">[]): Set<string> {
  const firsts = new Map<string, number>();
  return new Set(containers.flatMap(({ service, number }) => {
    const first = firsts.get(service) ?? number;
    firsts.set(service, first);
    return first === number ? [] : [service];
  }));
}

/** What the containers of a service hold of the host's ports: one that is paused does, one that has ended does not. Pure. */
export function hostPortsOf(facts: Facts, service: string): HostPort[] {
  return replicasOf(facts, service).flatMap(({ status, hostPorts }) => (status === "running" || status === "paused" ? hostPorts : []));
}

/** When the first of them that run was started, epoch ms; null when none runs. Pure. */
export function runsSince(containers: readonly ContainerFact[]): number | null {
  const times = containers.flatMap(({ status, startedAt }) => (status === "running" && startedAt !== null ? [startedAt] : []));
  return times.length > 0 ? Math.min(...times) : null;
}

/** What they may use together, bytes; null when one of them has no limit. Pure. */
export function memoryLimitOf(containers: readonly ContainerFact[]): number | null {
  return containers.every(({ memoryLimit }) => memoryLimit > 0) ? containers.reduce((sum, { memoryLimit }) => sum + memoryLimit, 0) || null : null;
}

/** The service is what the worst of its replicas is; of equals the one speaks that came to it last. Pure. */
export function together({ name, kind }: { name: string; kind: ServiceKind }, replicas: readonly [Replica, ...Replica[]]): Together {
  const [first, ...others] = replicas;
  const worst = others.reduce((found, one) => (isWorse(one, found) ? one : found), first);
  const ready = replicas.filter(({ verdict }) => READY.has(verdict.state)).length;
  const { container, verdict } = worst;
  if (others.length === 0) return { verdict, container, ready };
  const all = replicas.every((one) => one.verdict.reason === verdict.reason);
  const reason = `${ready} of ${replicas.length} ${kind === "one-shot" ? "completed" : "healthy"}. ${all ? "" : `${name}-${container.number}: `}${verdict.reason}`;
  const othersGoOn = replicas.some((one) => one.verdict.state === "healthy");
  return { verdict: { ...verdict, state: othersGoOn ? besideHealthy(worst) : verdict.state, reason }, container, ready };
}

function isWorse({ verdict: a }: Replica, { verdict: b }: Replica): boolean {
  const worse = WORST_FIRST.indexOf(a.state) - WORST_FIRST.indexOf(b.state);
  return worse < 0 || (worse === 0 && (a.since ?? 0) > (b.since ?? 0));
}

/** A service is not off while one of its replicas works: what was stopped is missing, what was only created comes. */
function besideHealthy({ container, verdict: { state } }: Replica): ServiceState {
  if (state !== "off") return state;
  return container.status === "created" ? "waiting" : "unhealthy";
}
