import type { Probe } from "../contracts/service";

/** A port of the host that a container holds. */
export interface HostPort { host: number; container: number; protocol: string }

/** What is known of one container of the stack. Times are epoch milliseconds; null where it never happened. */
export interface ContainerFact {
  id: string;
  name: string;
  service: string;
  /** Which of the service's containers it is, from 1. */
  number: number;
  status: "created" | "running" | "paused" | "restarting" | "removing" | "exited" | "dead";
  health: "starting" | "healthy" | "unhealthy" | null;
  /** When `health` last changed; null when that was before we looked. Of an unhealthy one that turned unseen: since when its kept probes fail. */
  healthSince: number | null;
  probes: Probe[];
  /** How often its health check runs, if it has one. */
  probeEveryMs: number;
  /** So many failures in a row make it unhealthy. */
  probeRetries: number;
  createdAt: number;
  startedAt: number | null;
  finishedAt: number | null;
  exitCode: number;
  oomKilled: boolean;
  memoryLimit: number;
  /** The engine's words when it could not start the container. */
  error: string;
  restarts: number;
  /** Ends seen while we watched, at most the last ten. */
  exits: { at: number; code: number }[];
  /** Somebody asked it to stop (a signal was sent through the engine). */
  stopRequested: boolean;
  image: string;
  tty: boolean;
  /** "no", "always", "on-failure", "unless-stopped". */
  restartPolicy: string;
  hostPorts: HostPort[];
  /** "NAME=value", for the redactor alone: empty in facts that are kept. */
  env: string[];
}

export type Facts = ReadonlyMap<string, ContainerFact>;

/** What happened, in the reducer's words. */
export type FactEvent =
  | { type: "listed"; containers: ContainerFact[] }
  | { type: "inspected"; containers: ContainerFact[] }
  | { type: "removed"; id: string; at: number }
  | { type: "started"; id: string; at: number }
  | { type: "died"; id: string; at: number; code: number }
  | { type: "signalled"; id: string; at: number; signal: number }
  | { type: "oom"; id: string; at: number }
  | { type: "health"; id: string; at: number; status: "starting" | "healthy" | "unhealthy" };

const KEPT_EXITS = 10;
const SIGINT = 2, SIGQUIT = 3, SIGKILL = 9, SIGTERM = 15;
const STOP_SIGNALS = new Set([SIGINT, SIGQUIT, SIGKILL, SIGTERM]);

/** Whether a container that got this signal was told to end. */
export function asksToStop(signal: number): boolean {
  return STOP_SIGNALS.has(signal);
}

/** What only watching tells (exits, stop requests, when health changed) survives a fresh inspect of the same container. */
function merge(old: ContainerFact | undefined, fresh: ContainerFact): ContainerFact {
  if (!old) return fresh;
  const healthSince = old.health === fresh.health ? old.healthSince : fresh.healthSince;
  return { ...fresh, healthSince, exits: old.exits, stopRequested: fresh.stopRequested || (old.stopRequested && old.startedAt === fresh.startedAt), oomKilled: fresh.oomKilled || (old.oomKilled && fresh.status !== "running") };
}

function changed(facts: Facts, id: string, change: (fact: ContainerFact) => ContainerFact): Facts {
  const fact = facts.get(id);
  return fact ? new Map(facts).set(id, change(fact)) : facts;
}

/** The one place where facts change. Pure; an event about an unknown container changes nothing. */
export function reduceFacts(facts: Facts, event: FactEvent): Facts {
  switch (event.type) {
    case "listed":
      return new Map(event.containers.map((fresh) => [fresh.id, merge(facts.get(fresh.id), fresh)]));
    case "inspected":
      return new Map([...facts, ...event.containers.map((fresh) => [fresh.id, merge(facts.get(fresh.id), fresh)] as const)]);
    case "removed": {
      const rest = new Map(facts);
      rest.delete(event.id);
      return rest;
    }
    case "started":
      return changed(facts, event.id, (fact) => ({
        ...fact, status: "running", startedAt: event.at, stopRequested: false, error: "", oomKilled: false, probes: [],
        health: fact.health === null ? null : "starting", healthSince: event.at,
      }));
    case "died":
      return changed(facts, event.id, (fact) => ({
        ...fact, status: "exited", finishedAt: event.at, exitCode: event.code,
        // An end that was asked for is no crash.
        exits: fact.stopRequested ? fact.exits : [...fact.exits, { at: event.at, code: event.code }].slice(-KEPT_EXITS),
      }));
    case "signalled":
      // SIGKILL alone is how a stop ends that was not obeyed, or no stop at all.
      return asksToStop(event.signal) && event.signal !== SIGKILL ? changed(facts, event.id, (fact) => ({ ...fact, stopRequested: true })) : facts;
    case "oom":
      return changed(facts, event.id, (fact) => ({ ...fact, oomKilled: true }));
    case "health":
      return changed(facts, event.id, (fact) => (fact.health === event.status ? fact : { ...fact, health: event.status, healthSince: event.at }));
    default:
      return event satisfies never;
  }
}
