import type { Probe } from "../contracts/service";
import type { ContainerFact } from "../stack/facts";
import { span } from "../stack/words";
import { draft } from "./draft";
import type { Draft } from "./draft";

type Health = ContainerFact["health"];

/** Follows the health of one container: turns of its health, and runs of failed probes as one entry each. */
export class HealthWatch {
  private health: Health = null;
  private startedAt: number | null = null;
  /** A turn that the engine told; it becomes an entry with the probe's words, which the look that follows brings. */
  private turn: { at: number; status: Health } | null = null;
  private probedAt = 0;
  private failing: { since: number; count: number } | null = null;

  constructor(private readonly service: string) {}

  /** The container has started: what its health was before says nothing. */
  begun(at: number): void {
    this.health = this.health === null ? null : "starting";
    this.startedAt = at;
    this.turn = this.failing = null;
  }

  /** The engine told a turn. */
  told(at: number, status: Health): void { this.turn = status === this.health ? null : { at, status }; }

  /** The container has ended: a turn that no look followed is told without words. */
  ended(): Draft[] {
    const { turn } = this;
    this.turn = this.failing = null;
    return turn && turn.status === "unhealthy" && this.health !== "unhealthy" ? [this.entry(turn.at, "bad", "is unhealthy", null)] : [];
  }

  /** The first look after a time in which nobody watched: what the engine's own last probes still tell of it. */
  filled(fact: ContainerFact, from: number): Draft[] {
    const missed = fact.probes.filter((probe) => probe.at > from);
    const before = fact.probes.filter((probe) => probe.at <= from);
    const passed = before.findLastIndex((probe) => probe.exitCode === 0);
    const failed = before.slice(passed + 1);
    const [oldest] = missed;
    // All that the engine still knows failed: it began earlier, perhaps before the gap.
    const begun = before.length === 0 && oldest && fact.health === "unhealthy" && missed.every((probe) => probe.exitCode !== 0) ? oldest : null;
    const wasUnhealthy = failed.length > 0 && (passed < 0 || failed.length >= fact.probeRetries);
    if (failed[0]) this.failing = { since: failed[0].at, count: failed.length };
    if (begun) this.failing = { since: begun.at, count: 0 };
    const entries = fact.health === "starting" ? [] : this.runs(missed, "healthy");
    const newest = missed.at(-1);
    if (begun) entries.push(this.entry(begun.at, "bad", "was unhealthy", `${words(begun)}. Since when is not known: nobody watched.`));
    else if (fact.health === "unhealthy" && !wasUnhealthy && newest && this.failing) entries.push(this.turnedBad(fact, newest.at));
    this.settle(fact);
    return entries;
  }

  /** A look while we watch. */
  looked(fact: ContainerFact, now: number): Draft[] {
    // The engine calls what has ended unhealthy.
    if (fact.status !== "running") return [];
    const fresh = fact.probes.filter((probe) => probe.at > this.probedAt);
    const turned = fact.health !== this.health;
    const at = this.turn?.status === fact.health ? this.turn.at : fact.probes.at(-1)?.at ?? now;
    const before = this.health;
    const failing = this.failingUpTo(fresh);
    // A start's failing probes are its way to be ready; a turn tells what the probes of the same look would tell again.
    const runs = fact.health === "starting" || fact.health === null ? [] : this.runs(fresh, turned ? null : before);
    const entries = [...runs];
    if (turned && fact.health === "unhealthy") entries.push(this.turnedBad(fact, at));
    if (turned && fact.health === "healthy") entries.push(before === "unhealthy" ? this.turnedGood(at, failing) : this.ready(fact, at));
    this.settle(fact);
    return entries;
  }

  private settle(fact: ContainerFact): void {
    if (fact.health !== this.health) this.turn = null;
    this.health = fact.health;
    this.startedAt = fact.startedAt;
    this.probedAt = Math.max(this.probedAt, fact.probes.at(-1)?.at ?? 0);
  }

  /** The run of failures that the first pass among these ends: part of it may be as new as that. */
  private failingUpTo(probes: readonly Probe[]): { since: number; count: number } | null {
    const passed = probes.findIndex((probe) => probe.exitCode === 0);
    const [first] = passed > 0 ? probes : [];
    return first ? { since: this.failing?.since ?? first.at, count: (this.failing?.count ?? 0) + passed } : this.failing;
  }

  /** Counts failures; tells where a run begins and where it ends, if the health was this one all the time. */
  private runs(probes: readonly Probe[], health: Health): Draft[] {
    const entries: Draft[] = [];
    for (const probe of probes) {
      if (probe.exitCode !== 0) {
        if (!this.failing && health === "healthy") entries.push(this.entry(probe.at, "warn", "failed a health check", words(probe)));
        this.failing = { since: this.failing?.since ?? probe.at, count: (this.failing?.count ?? 0) + 1 };
      } else {
        if (this.failing && health === "healthy") entries.push(this.entry(probe.at, "good", "passes its health check again", after(this.failing, probe.at)));
        this.failing = null;
      }
    }
    return entries;
  }

  private turnedBad(fact: ContainerFact, at: number): Draft {
    const probe = fact.probes.findLast((one) => one.exitCode !== 0);
    const count = this.failing?.count ?? 0;
    const entry = this.entry(at, "bad", count > 1 ? `is unhealthy after ${count} failed health checks` : "is unhealthy", probe ? words(probe) : null);
    this.failing ??= { since: at, count: 1 };
    return entry;
  }

  private turnedGood(at: number, failing: { since: number; count: number } | null): Draft {
    return this.entry(at, "good", "is healthy again", failing ? after(failing, at) : null);
  }

  private ready(fact: ContainerFact, at: number): Draft {
    const since = this.startedAt ?? fact.startedAt;
    return this.entry(at, "good", "is healthy", since === null || since > at ? null : `${span(at - since)} after its start`);
  }

  private entry(at: number, severity: Draft["severity"], title: string, detail: string | null): Draft {
    return draft({ at, kind: "health", service: this.service, severity, title, detail });
  }
}

function after(failing: { since: number; count: number }, at: number): string {
  return `After ${failing.count} failed ${failing.count === 1 ? "check" : "checks"} in ${span(at - failing.since)}.`;
}

function words(probe: Probe): string {
  return `${probe.output.trim() || "No output"} (exit ${probe.exitCode}, ${span(probe.durationMs)})`;
}
