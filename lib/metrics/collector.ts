import type { Figures } from "../contracts/metrics";
import type { EngineClient } from "../engine/client";
import { followCounters, readCounters, type Counters } from "../engine/stats";
import { figuresOf, totalOf } from "./rates";

/** How often each container is read: while somebody looks at metrics a stream tells once a second. */
const WATCHED_MS = 10_000;
const IDLE_MS = 30_000;
const FOLLOW_LOOK_MS = 1_000;
/** A container without a rate yet gets one soon. */
const YOUNG_MS = 2_000;
/** A page that is loaded again finds the streams still open. */
const LINGER_MS = 3_000;
/** Readings of one second make one round, as soon as all are there or this long after the first. */
const GATHER_MS = 500;

/** Figures of all services that ran at one moment. */
export interface MetricsRound { at: number; services: ReadonlyMap<string, Figures>; total: Figures }

export interface CollectorHost {
  /** Clients of the connected engine; `streams` has no time-out. */
  engine(): { docker: EngineClient; streams: EngineClient } | null;
  /** Container id of what runs -> its service. */
  running(): ReadonlyMap<string, string>;
  /** Somebody looks at the panel. */
  watched(): boolean;
}

/** Reads the counters of the stack's containers: one stream each while somebody looks at metrics, else now and then. */
export class Collector {
  private readonly before = new Map<string, Counters>();
  private readonly latest = new Map<string, Counters>();
  private readonly streams = new Map<string, AbortController>();
  private figures = new Map<string, Figures>();
  private readers = 0;
  private lingerUntil = 0;
  private timer: NodeJS.Timeout | null = null;
  private gathering: NodeJS.Timeout | null = null;
  private looking = false;
  private roundAt = 0;

  constructor(private readonly host: CollectorHost, private readonly onRound: (round: MetricsRound) => void) {}

  /** Begins; reads on until the process ends. */
  start(): void { this.next(0); }

  /** Somebody looks at metrics until the returned function is called. */
  follow(): () => void {
    let follows = true;
    this.readers++;
    this.next(0);
    return () => {
      if (!follows) return;
      follows = false;
      this.readers--;
      this.lingerUntil = Date.now() + LINGER_MS;
    };
  }

  /** Somebody begins to look at the panel: what is older than he may expect is read again. */
  nudge(): void {
    if (!this.following && Date.now() - this.roundAt >= this.pause()) this.next(0);
  }

  private get following(): boolean { return this.readers > 0 || Date.now() < this.lingerUntil; }

  private pause(): number {
    if (this.following) return FOLLOW_LOOK_MS;
    if (!this.host.watched()) return IDLE_MS;
    return [...this.host.running().keys()].some((id) => !this.figures.has(id) || this.figures.get(id)?.[0] === null) ? YOUNG_MS : WATCHED_MS;
  }

  private next(ms: number): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.look(), ms).unref();
  }

  private async look(): Promise<void> {
    if (this.looking) return;
    this.looking = true;
    try {
      const engine = this.host.engine();
      const running = new Set(engine ? this.host.running().keys() : []);
      for (const id of this.before.keys()) if (!running.has(id)) for (const known of [this.before, this.latest, this.figures]) known.delete(id);
      for (const [id, stream] of this.streams) if (!this.following || !running.has(id)) stream.abort();
      if (engine && this.following) for (const id of running) this.open(engine.streams, id);
      else if (engine) await this.readAll(engine.docker, [...running]);
    } catch {
      // The engine went away in between; the connection says so.
    } finally {
      this.looking = false;
      this.next(this.pause());
    }
  }

  private async readAll(docker: EngineClient, ids: readonly string[]): Promise<void> {
    await Promise.all(ids.map(async (id) => {
      const counters = await readCounters(docker, id);
      if (counters) this.latest.set(id, counters);
    }));
    this.round();
  }

  private open(docker: EngineClient, id: string): void {
    if (this.streams.has(id)) return;
    const abort = new AbortController();
    this.streams.set(id, abort);
    void followCounters(docker, id, (counters) => {
      if (!abort.signal.aborted) this.came(id, counters);
    }, abort.signal).catch(() => {
      // The container or the engine is gone; the next look opens it again if it is not.
    }).finally(() => this.streams.delete(id));
  }

  private came(id: string, counters: Counters): void {
    this.latest.set(id, counters);
    const all = [...this.host.running().keys()].every((one) => this.latest.has(one) && this.latest.get(one) !== this.before.get(one));
    if (all) this.round();
    else this.gathering ??= setTimeout(() => this.round(), GATHER_MS);
  }

  /** Figures from what was read since the last round. */
  private round(): void {
    if (this.gathering) clearTimeout(this.gathering);
    this.gathering = null;
    this.roundAt = Date.now();
    const running = this.host.running();
    const fresh = new Set<string>();
    for (const [id, service] of running) {
      const before = this.before.get(id) ?? null;
      const latest = this.latest.get(id);
      if (!latest || latest === before) continue;
      this.before.set(id, latest);
      this.figures.set(id, figuresOf(before, latest));
      fresh.add(service);
    }
    if (fresh.size === 0) return;
    const sum = (ids: Iterable<string>): Figures => totalOf([...ids].flatMap((id) => { const known = this.figures.get(id); return known ? [known] : []; }));
    // A service's figures are those of all its containers, of one that tells later the last ones.
    const services = new Map([...fresh].map((service) => [service, sum([...running].flatMap(([id, one]) => (one === service ? [id] : [])))]));
    this.onRound({ at: this.roundAt, services, total: sum(running.keys()) });
  }
}
