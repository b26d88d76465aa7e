import { mkdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { AirflowGlance } from "../contracts/glance";
import { Entry, ProbeRecord } from "../contracts/history";
import type { HistoryQuery, HistoryReply, StartRecord } from "../contracts/history";
import type { Operation } from "../contracts/operation";
import type { Probe } from "../contracts/service";
import type { Snapshot } from "../contracts/snapshot";
import type { FactEvent, Facts } from "../stack/facts";
import { ContainerWatch, freshProbes } from "./containers";
import { DagWatch } from "./dags";
import { judgeByIntent } from "./deliberate";
import { entriesFrom } from "./differences";
import { draft } from "./draft";
import type { Draft } from "./draft";
import { queryEntries } from "./query";
import { Segments } from "./segments";
import { Starts } from "./starts";

const KEPT_PROBES = 500;
const TELL_AFTER_MS = 100;
/** Another panel writes the same down, a moment later. */
const TELL_OF_ANOTHERS_MS = 600;
const END_SLACK_MS = 500;

/**
 * Writes down what happens: it is told facts and snapshots after they were sent, and never makes anybody wait. What it keeps is bounded,
 * lies under the state folder and outlives the panel, a killed one too (but for the last quarter of a second).
 */
export class Recorder {
  private readonly timeline: Segments<Entry>;
  private readonly probes: Segments<ProbeRecord>;
  private readonly starts: Starts;
  private readonly dags: DagWatch;
  private readonly containers: ContainerWatch;
  private readonly keptProbes = new Map<string, number>();
  private readonly subscribers = new Set<() => void>();
  private readonly watchedFile: string;
  private last: Snapshot | null = null;
  private watching = false;
  private listed = false;
  /** Until when somebody watched before; null: nobody ever did. */
  private watchedUntil: number | null;
  private telling: NodeJS.Timeout | null = null;
  private seq = 0;
  private held: boolean;

  /** `holds`: no other panel keeps the history in this state folder. */
  constructor(stateDir: string, isOneShot: (service: string) => boolean, private readonly holds: () => boolean = () => true) {
    const dir = path.join(stateDir, "history");
    this.timeline = new Segments(dir, "timeline", Entry, { segmentBytes: 256 * 1024, segments: 20, flushMs: 250 }, (at) => this.mark(at), holds);
    this.probes = new Segments(dir, "probes", ProbeRecord, { segmentBytes: 256 * 1024, segments: 16, flushMs: 5_000 }, () => {}, holds);
    this.held = holds();
    this.starts = new Starts(dir);
    this.dags = new DagWatch(dir);
    this.containers = new ContainerWatch(isOneShot);
    this.watchedFile = path.join(dir, "watched");
    this.watchedUntil = lastWatched(this.watchedFile);
    process.once("exit", () => this.close());
  }

  /** A fact came; `facts` are those after it, secrets taken out. */
  fact(event: FactEvent, facts: Facts): void {
    const now = Date.now();
    const gapFrom = this.watchedUntil;
    const entries = this.containers.entries(event, facts, now, gapFrom);
    if (event.type === "listed") {
      // Later gaps are an engine that was lost, which has entries of its own.
      if (!this.listed) entries.unshift(begun(gapFrom, now));
      this.listed = this.watching = true;
    }
    this.record(entries);
    if (event.type === "listed" || event.type === "inspected") this.probes.append(freshProbes(event.containers, this.keptProbes));
  }

  /** The snapshot that the page has now. */
  saw(snapshot: Snapshot): void {
    const before = this.last;
    if (before === snapshot) return;
    this.last = snapshot;
    if (!before) return;
    this.record(entriesFrom(before, snapshot, Date.now()));
    const { operation, engine } = snapshot;
    if (engine.state === "lost" && this.watching) {
      if (!this.timeline.failing) this.mark(Date.now());
      this.watching = false;
    }
    if (operation && operation.state !== "running" && (before.operation?.id !== operation.id || before.operation.state === "running")) this.starts.learn(operation);
  }

  /** Airflow's newest answer. */
  sawAirflow(airflow: AirflowGlance): void {
    if (this.holds()) this.record(this.dags.entries(airflow, Date.now()));
  }

  /** Notes that somebody watches: after a crash this tells from when on nobody did. */
  alive(): void {
    if (this.holds() && !this.held && this.listed) {
      // The panel that kept the history has gone; between its last word and now nobody wrote.
      this.watchedUntil = lastWatched(this.watchedFile);
      this.record([begun(this.watchedUntil, Date.now())]);
    }
    this.held = this.holds();
    // What is not on disk yet would be lost with the panel, and then has to be filled in.
    if (!this.timeline.pending) this.mark(Date.now());
  }

  private mark(at: number): void {
    if (!this.watching || !this.holds()) return;
    this.watchedUntil = at;
    try {
      mkdirSync(path.dirname(this.watchedFile), { recursive: true });
      if (!statSync(this.watchedFile, { throwIfNoEntry: false })) writeFileSync(this.watchedFile, "", { mode: 0o600 });
      utimesSync(this.watchedFile, at / 1_000, at / 1_000);
    } catch {
      // A full disk: then the gap is told longer than it was.
    }
  }

  async query(query: HistoryQuery): Promise<HistoryReply> {
    return queryEntries(await this.timeline.all(), query);
  }

  /** The last probes of each service, oldest first. */
  async probesOf(service: string, limit: number = KEPT_PROBES): Promise<Probe[]> {
    const kept = new Map((await this.probes.all()).filter((probe) => probe.service === service).map(({ service: _, ...probe }) => [probe.at, probe]));
    return [...kept.values()].sort((a, b) => a.at - b.at).slice(-limit);
  }

  startsOf(service: string): StartRecord[] { return this.starts.of(service); }

  get readers(): number { return this.subscribers.size; }

  /** Tells that there is something new, at most ten times a second. Returns how to stop. */
  subscribe(subscriber: () => void): () => void {
    this.subscribers.add(subscriber);
    return () => { this.subscribers.delete(subscriber); };
  }

  private record(drafts: readonly Draft[]): void {
    if (drafts.length === 0) return;
    const operation = this.last?.operation ?? null;
    this.timeline.append(drafts.map((one) => {
      this.seq = Math.max(this.seq + 1, Date.now() * 100);
      const during = operation !== null && (one.kind === "operation" || isDuring(operation, one.at));
      return { seq: this.seq, ...judgeByIntent(one, during ? operation : null), operation: during ? operation.id : null };
    }));
    this.telling ??= setTimeout(() => {
      this.telling = null;
      for (const subscriber of this.subscribers) subscriber();
    }, this.holds() ? TELL_AFTER_MS : TELL_OF_ANOTHERS_MS).unref();
  }

  private close(): void {
    this.timeline.flushSync();
    this.probes.flushSync();
    this.alive();
  }
}

function lastWatched(file: string): number | null {
  try {
    return statSync(file).mtimeMs;
  } catch {
    return null;
  }
}

/** An operation ends with the last service's turn, which is told a moment later. */
function isDuring({ startedAt, endedAt }: Operation, at: number): boolean {
  return at >= startedAt && (endedAt === null || at <= endedAt + END_SLACK_MS);
}

/** The first list of this panel: from when on it watches. */
function begun(from: number | null, now: number): Draft {
  return from === null
    ? draft({ at: now, kind: "panel", title: "Flightdeck began to record" })
    : draft({ at: from, until: now, kind: "panel", severity: "warn", title: "Flightdeck was not watching", detail: "What the engine still knew of that time was filled in." });
}
