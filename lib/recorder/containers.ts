import type { Probe } from "../contracts/service";
import type { ContainerFact, FactEvent, Facts } from "../stack/facts";
import { scaled } from "../stack/replicas";
import { exitMeaning, size, span } from "../stack/words";
import { draft } from "./draft";
import type { Draft } from "./draft";
import { HealthWatch } from "./health";

/** What is remembered of one container, to tell what is new. */
interface Seen {
  service: string;
  /** Which of its containers. */
  number: number;
  startedAt: number | null;
  /** Its start was read off an inspect: the event of it may still come. */
  byLook: boolean;
  paused: boolean;
  oomAt: number | null;
  signal: { at: number; number: number } | null;
  /** It ended without being asked to; a start that follows is a restart. */
  crashed: string | null;
  health: HealthWatch;
}

const OOM_ONCE_MS = 60_000;
const SAME_START_MS = 1_000;
const SIGNALS: Record<number, string> = { 2: "SIGINT", 3: "SIGQUIT", 9: "SIGKILL", 15: "SIGTERM" };

/** Turns what the engine says of containers into entries. No I/O; the same events give the same entries. */
export class ContainerWatch {
  private readonly seen = new Map<string, Seen>();

  constructor(private readonly isOneShot: (service: string) => boolean) {}

  /**
   * What an event tells, with the facts after it. `gapFrom`: until when somebody watched before this list was made; what happened since
   * is filled in as far as the engine still knows it. Null: nobody ever watched, nothing is news.
   */
  entries(event: FactEvent, facts: Facts, now: number, gapFrom: number | null): Draft[] {
    const several = scaled([...this.seen.values(), ...facts.values()]);
    const named = ({ service, number }: Pick<Seen, "service" | "number">, drafts: Draft[]): Draft[] => (several.has(service) ? drafts.map((one) => ({ ...one, replica: number })) : drafts);
    switch (event.type) {
      case "listed": {
        const present = new Set(event.containers.map((fact) => fact.id));
        const gone = [...this.seen].filter(([id]) => !present.has(id)).flatMap(([id, seen]) => named(seen, this.removed(id, now)));
        return [...event.containers.flatMap((fact) => named(fact, this.listed(fact, gapFrom ?? Number.POSITIVE_INFINITY, now))), ...gone];
      }
      case "inspected": return event.containers.flatMap((fact) => named(fact, this.inspected(fact, now)));
      default: {
        const seen = this.seen.get(event.id);
        return seen ? named(seen, this.happened(event, facts)) : [];
      }
    }
  }

  /** What an event of one container tells. */
  private happened(event: Exclude<FactEvent, { type: "listed" | "inspected" }>, facts: Facts): Draft[] {
    switch (event.type) {
      case "removed": return this.removed(event.id, event.at);
      case "started": return this.started(event.id, event.at);
      case "died": return this.died(event.id, event.at, facts.get(event.id));
      case "signalled": return this.signalled(event.id, event.at, event.signal);
      case "oom": return this.outOfMemory(event.id, event.at, facts.get(event.id)?.memoryLimit ?? 0);
      case "health": {
        this.seen.get(event.id)?.health.told(event.at, event.status);
        return [];
      }
      default: return event satisfies never;
    }
  }

  private listed(fact: ContainerFact, from: number, now: number): Draft[] {
    const old = this.seen.get(fact.id);
    const seen = old ?? this.add(fact);
    const entries: Draft[] = [];
    if (fact.finishedAt !== null && fact.finishedAt > from && fact.finishedAt > (old?.startedAt ?? 0)) {
      const runs = fact.startedAt !== null && fact.startedAt > fact.finishedAt;
      entries.push(runs
        ? draft({ at: fact.finishedAt, kind: "exit", service: fact.service, severity: "warn", title: "ended", detail: "Its exit code is not known: it has started again since." })
        : unasked(this.end(seen, fact, fact.finishedAt, fact.exitCode)));
    }
    if (fact.startedAt !== null && fact.startedAt > from && fact.startedAt !== old?.startedAt) {
      entries.push(draft({ at: fact.startedAt, kind: fact.restarts > 0 ? "restart" : "start", service: fact.service, severity: fact.restarts > 0 ? "warn" : "info", title: "started", detail: fact.restarts > 0 ? `The engine has restarted it ${fact.restarts} times in all.` : null }));
      seen.byLook = true;
    }
    seen.startedAt = fact.startedAt;
    return [...entries, ...(old ? this.looked(seen, fact, now) : seen.health.filled(fact, from))];
  }

  private inspected(fact: ContainerFact, now: number): Draft[] {
    const old = this.seen.get(fact.id);
    const seen = old ?? this.add(fact);
    // A container made while we watch, whose start came before we knew it.
    const begun = old || fact.startedAt === null ? [] : [draft({ at: fact.startedAt, kind: "start", service: fact.service, title: "started" })];
    if (begun.length > 0) seen.byLook = true;
    const ended = !old && fact.finishedAt !== null && fact.status === "exited" ? [this.end(seen, fact, fact.finishedAt, fact.exitCode)] : [];
    return [...begun, ...ended, ...this.looked(seen, fact, now)];
  }

  private looked(seen: Seen, fact: ContainerFact, now: number): Draft[] {
    const entries: Draft[] = [];
    const paused = fact.status === "paused";
    if (paused !== seen.paused) {
      seen.paused = paused;
      if (paused || fact.status === "running") entries.push(draft({ at: now, kind: "exit", service: fact.service, severity: paused ? "warn" : "good", title: paused ? "was paused: its processes are frozen" : "goes on after the pause" }));
    }
    if (fact.oomKilled) entries.push(...this.outOfMemory(fact.id, fact.finishedAt ?? now, fact.memoryLimit));
    return [...entries, ...asTold(seen, seen.health.looked(fact, now))];
  }

  private started(id: string, at: number): Draft[] {
    const seen = this.seen.get(id);
    if (!seen) return [];
    const told = seen.byLook && seen.startedAt !== null && Math.abs(at - seen.startedAt) < SAME_START_MS;
    const { crashed, service } = seen;
    Object.assign(seen, { startedAt: at, byLook: false, paused: false, oomAt: null, signal: null, crashed: null });
    seen.health.begun(at);
    if (told) return [];
    return [crashed === null
      ? draft({ at, kind: "start", service, title: "started" })
      : draft({ at, kind: "restart", service, severity: "warn", title: "was restarted by the engine", detail: `after ${crashed}` })];
  }

  private died(id: string, at: number, fact: ContainerFact | undefined): Draft[] {
    const seen = this.seen.get(id);
    if (!seen || !fact) return [];
    const entry = this.end(seen, fact, at, fact.exitCode);
    return [...asTold(seen, seen.health.ended()), entry];
  }

  /** The entry of an end, asked for or not. */
  private end(seen: Seen, fact: ContainerFact, at: number, code: number): Draft {
    const { service } = fact;
    const meaning = exitMeaning(code);
    if (fact.stopRequested || seen.signal) {
      const asked = seen.signal ? `, ${span(at - seen.signal.at)} after ${SIGNALS[seen.signal.number] ?? `signal ${seen.signal.number}`} was sent` : "";
      return draft({ at, kind: "exit", service, title: "was stopped", asked: { code }, detail: `${meaning[0]?.toUpperCase()}${meaning.slice(1)}${asked}` });
    }
    if (code === 0 && this.isOneShot(service)) return draft({ at, kind: "exit", service, severity: "good", title: "did its work and ended with exit 0" });
    const memory = fact.oomKilled || seen.oomAt !== null;
    // Without a restart policy it is somebody else who starts it again.
    if (fact.restartPolicy !== "no") seen.crashed = memory ? "it ran out of memory" : meaning;
    return draft({ at, kind: "exit", service, severity: "bad", title: `ended with exit ${code}`, detail: memory ? `It ran out of memory${limit(fact.memoryLimit)}.` : meaning === `exit ${code}` ? null : meaning });
  }

  private outOfMemory(id: string, at: number, memoryLimit: number): Draft[] {
    const seen = this.seen.get(id);
    if (!seen || (seen.oomAt !== null && at - seen.oomAt < OOM_ONCE_MS)) return [];
    seen.oomAt = at;
    return [draft({ at, kind: "memory", service: seen.service, severity: "bad", title: `ran out of memory${limit(memoryLimit)}`, detail: "The kernel killed a process of it." })];
  }

  private signalled(id: string, at: number, number: number): Draft[] {
    const seen = this.seen.get(id);
    // A stop that is not obeyed ends with SIGKILL: the first signal is the order.
    if (seen && SIGNALS[number]) seen.signal ??= { at, number };
    return [];
  }

  private removed(id: string, at: number): Draft[] {
    const seen = this.seen.get(id);
    this.seen.delete(id);
    return seen ? [draft({ at, kind: "exit", service: seen.service, title: "lost its container: it was removed" })] : [];
  }

  private add(fact: ContainerFact): Seen {
    const seen: Seen = { service: fact.service, number: fact.number, startedAt: fact.startedAt, byLook: false, paused: fact.status === "paused", oomAt: fact.oomKilled ? fact.finishedAt ?? 0 : null, signal: null, crashed: null, health: new HealthWatch(fact.service) };
    this.seen.set(fact.id, seen);
    return seen;
  }
}

/** A container that was told to stop fails its health checks on the way. */
function asTold({ signal }: Seen, health: Draft[]): Draft[] {
  return signal ? health.map((entry) => (entry.severity === "good" ? entry : { ...entry, severity: "info" })) : health;
}

/** Nobody saw whether it was told to stop: a signal's exit code may be an order that was obeyed. */
function unasked(end: Draft): Draft {
  return /exit (?:130|137|143)$/.test(end.title) && !end.detail?.startsWith("It ran") ? { ...end, severity: "warn" } : end;
}

function limit(bytes: number): string {
  return bytes > 0 ? ` (limit ${size(bytes)})` : "";
}

/** Probes of these containers that are newer than what was kept of them. */
export function freshProbes(facts: readonly ContainerFact[], kept: Map<string, number>): (Probe & { service: string })[] {
  return facts.flatMap((fact) => {
    const replica = `${fact.service}-${fact.number}`;
    const last = kept.get(replica) ?? 0;
    const fresh = fact.probes.filter((probe) => probe.at > last);
    const newest = fresh.at(-1);
    if (newest) kept.set(replica, newest.at);
    return fresh.map((probe) => ({ service: fact.service, ...probe, output: probe.output.slice(0, MAX_OUTPUT) }));
  });
}

const MAX_OUTPUT = 300;
