import { existsSync } from "node:fs";
import path from "node:path";
import type Docker from "dockerode";
import type { Engine } from "../contracts/engine";
import type { ContainerFact, FactEvent } from "../stack/facts";
import { makeClients } from "./client";
import { inspectContainer, listContainers } from "./containers";
import { resolveEndpoint } from "./endpoint";
import { EventFeed } from "./eventFeed";
import { ProbeReads } from "./probeReads";
import { engineProblem, withDeadline } from "./problems";
import { InfoReply, VersionReply } from "./replies";
import type { EventMessage } from "./replies";
import { factFromEvent } from "./toFact";

const DEADLINE_MS = 3_500;
const PING_EVERY_MS = 2_500;
const PING_DEADLINE_MS = 3_000;
/** What the engine tells shows that it lives; that it also answers is asked now and then all the same, and only so often while nobody looks. */
const PING_AT_LEAST_EVERY_MS = 10_000;
const MIN_RETRY_MS = 250;
/** With what is added by chance, and what is asked first, it is found within three seconds of its return. */
const MAX_RETRY_MS = 1_800;

/** `streams`: for what may be silent for long, a client without a time-out. */
export interface Connected { docker: Docker; streams: Docker; info: InfoReply; host: string }

export interface EngineListener {
  onEngine(engine: Engine): void;
  onFact(event: FactEvent): void;
  /** Whether somebody looks at the probes: then each is read at once. */
  probesWatched(): boolean;
}

/** The line to the engine: finds it, follows it, notices when it is gone or hangs, and comes back by itself. */
export class EngineConnection {
  private current: Connected | null = null;
  private engine: Engine = { state: "connecting", name: null, endpoint: null, compose: null, since: Date.now(), retryAt: null, problem: null };
  private retry = MIN_RETRY_MS;
  private wake: (() => void) | null = null;
  private feed: EventFeed | null = null;
  private watched = false;
  private readonly probes: ProbeReads;
  private readonly looks = new Map<string, number>();
  private heardAt = 0;
  private pingNow = (): void => {};

  constructor(private readonly project: string, private readonly listener: EngineListener) {
    this.probes = new ProbeReads({
      read: (ids) => { if (this.current) void this.refresh(this.current.docker, ids); },
      watched: () => listener.probesWatched(),
    });
  }

  /** Clients and facts of the connected engine; null while there is none. */
  get connected(): Connected | null { return this.current; }

  /** Tries for ever; call once. */
  async run(): Promise<never> {
    for (;;) {
      const endpoint = resolveEndpoint();
      try {
        await this.session(endpoint.host);
        this.lost(new Error("the event stream ended"), endpoint.host);
      } catch (error) {
        this.lost(error, endpoint.host);
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, this.engine.retryAt ? this.engine.retryAt - Date.now() : this.retry);
        this.wake = () => { clearTimeout(timer); resolve(); };
      });
    }
  }

  /** Does not wait for the next attempt's time. */
  retryNow(): void { this.wake?.(); }

  /** Whether somebody looks at the panel. Unwatched it costs less: the ends of probes are not told, and the engine is asked more rarely whether it answers. */
  watch(watched: boolean): void {
    if (watched === this.watched) return;
    this.watched = watched;
    this.probes.told(watched);
    void this.feed?.follow(watched);
    if (watched) this.pingNow();
  }

  private async session(host: string): Promise<void> {
    const probe = makeClients({ host, source: "" }, null).calls;
    const version = VersionReply.parse(await withDeadline(probe.version(), DEADLINE_MS));
    const { calls, streams } = makeClients({ host, source: "" }, version.ApiVersion);
    const info = InfoReply.parse(await withDeadline(calls.info(), DEADLINE_MS));
    const abort = new AbortController();
    const clockAhead = (Date.parse(info.SystemTime) || Date.now()) - Date.now();
    this.looks.clear();
    // Events that come while we list are kept and applied after it: none is lost, none is applied to older facts.
    let early: EventMessage[] | null = [];
    const take = (event: EventMessage): void => {
      this.heardAt = Date.now();
      const fact = factFromEvent(event);
      if (fact) this.listener.onFact(fact);
      if (fact?.type === "removed") {
        this.looks.set(event.Actor.ID, Number.POSITIVE_INFINITY);
        this.probes.gone(event.Actor.ID);
      } else void this.refresh(calls, [event.Actor.ID]);
    };
    const feed = new EventFeed(streams, this.project, {
      event: (event) => { if (early) early.push(event); else take(event); },
      probe: (id, failed) => {
        this.heardAt = Date.now();
        this.probes.ended(id, failed);
      },
      now: () => Date.now() + clockAhead,
    });
    this.feed = feed;
    try {
      this.probes.told(this.watched);
      await withDeadline(Promise.race([feed.ended, feed.follow(this.watched)]), DEADLINE_MS);
      const containers = await withDeadline(listContainers(calls, this.project), 15_000);
      for (const container of containers) this.probes.saw(container);
      this.listener.onFact({ type: "listed", containers });
      this.retry = MIN_RETRY_MS;
      this.current = { docker: calls, streams, info, host };
      for (const event of early) take(event);
      early = null;
      const desktop = info.OperatingSystem.startsWith("Docker Desktop");
      this.say({ state: "connected", name: desktop ? info.OperatingSystem : `Docker Engine ${version.Version}`, endpoint: host, problem: null, retryAt: null });
      await Promise.race([feed.ended, this.pings(calls, abort.signal)]);
    } finally {
      abort.abort();
      feed.end();
      this.feed = null;
      this.probes.forget();
    }
  }

  /** A half-dead engine keeps its streams open and answers nothing: only a deadline tells. */
  private async pings(docker: Docker, signal: AbortSignal): Promise<void> {
    let askedAt = Date.now();
    let asked = false;
    while (!signal.aborted) {
      const rarely = askedAt + PING_AT_LEAST_EVERY_MS;
      const due = this.watched ? Math.min(Math.max(this.heardAt, askedAt) + PING_EVERY_MS, rarely) : rarely;
      const wait = due - Date.now();
      if (wait > 0 && !asked) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, wait);
          this.pingNow = () => {
            clearTimeout(timer);
            asked = true;
            resolve();
          };
        });
        continue;
      }
      asked = false;
      askedAt = Date.now();
      await withDeadline(docker.ping(), PING_DEADLINE_MS);
    }
  }

  /** Somebody begins to look at the probes: reads what was put off. */
  readProbes(): void { this.probes.catchUp(); }

  private async refresh(docker: Docker, ids: string[]): Promise<void> {
    const looks = await Promise.all(ids.map((id) => this.lookAt(docker, id)));
    // The slowest answer held up the others: what a later look or an end overtook says what was.
    const containers = looks.flatMap((one) => (one && this.looks.get(one.container.id) === one.look && this.current?.docker === docker ? [one.container] : []));
    for (const container of containers) this.probes.saw(container);
    if (containers.length > 0) this.listener.onFact({ type: "inspected", containers });
  }

  /** Null when the container is gone. */
  private async lookAt(docker: Docker, id: string): Promise<{ container: ContainerFact; look: number } | null> {
    const look = (this.looks.get(id) ?? 0) + 1;
    this.looks.set(id, look);
    try {
      const container = await inspectContainer(docker, id);
      return container && { container, look };
    } catch {
      return null; // The next event or the ping says what is wrong with the engine.
    }
  }

  private lost(error: unknown, host: string): void {
    this.current = null;
    const wait = this.retry * (0.8 + Math.random() * 0.4);
    this.retry = Math.min(this.retry * 2, MAX_RETRY_MS);
    const installed = (process.env.PATH ?? "").split(path.delimiter).some((dir) => existsSync(path.join(dir, "docker")) || existsSync(path.join(dir, "docker.exe")));
    this.say({ state: "lost", endpoint: host, retryAt: Date.now() + wait, problem: engineProblem(error, host, installed) });
  }

  private say(change: Partial<Engine>): void {
    const since = change.state === this.engine.state ? this.engine.since : Date.now();
    this.engine = { ...this.engine, ...change, since };
    this.listener.onEngine(this.engine);
  }
}
