import { existsSync } from "node:fs";
import path from "node:path";
import type Docker from "dockerode";
import type { Engine } from "../contracts/engine";
import type { ContainerFact, FactEvent } from "../stack/facts";
import { makeClients } from "./client";
import { inspectContainer, listContainers } from "./containers";
import { resolveEndpoint } from "./endpoint";
import { followEvents } from "./events";
import { engineProblem, withDeadline } from "./problems";
import { InfoReply, VersionReply } from "./replies";
import type { EventMessage } from "./replies";
import { factFromEvent } from "./toFact";

const DEADLINE_MS = 3_500;
const PING_EVERY_MS = 1_500;
/** What the engine tells shows that it lives; that it also answers is asked now and then all the same. */
const PING_AT_LEAST_EVERY_MS = 10_000;
/** Probes that ended within this time are read together: one change of the snapshot, and the engine has written their results by then. */
const PROBES_READ_AFTER_MS = 400;
/** Without anybody who looks at them: the engine keeps the last five probes of a container, so none is missed. A failed one is read at once. */
const READ_AT_LEAST_EVERY = 4;
const MIN_RETRY_MS = 250;
const MAX_RETRY_MS = 2_000;

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
  private probed = new Set<string>();
  /** Probes of a container that ended since it was last read. */
  private readonly unread = new Map<string, number>();
  private readonly looks = new Map<string, number>();
  private heardAt = 0;

  constructor(private readonly project: string, private readonly listener: EngineListener) {}

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

  private async session(host: string): Promise<void> {
    const probe = makeClients({ host, source: "" }, null).calls;
    const version = VersionReply.parse(await withDeadline(probe.version(), DEADLINE_MS));
    const { calls, streams } = makeClients({ host, source: "" }, version.ApiVersion);
    const info = InfoReply.parse(await withDeadline(calls.info(), DEADLINE_MS));
    const abort = new AbortController();
    this.looks.clear();
    this.unread.clear();
    // Events that come while we list are kept and applied after it: none is lost, none is applied to older facts.
    let early: EventMessage[] | null = [];
    const take = (event: EventMessage): void => {
      this.heardAt = Date.now();
      const fact = factFromEvent(event);
      if (fact) this.listener.onFact(fact);
      if (fact?.type === "removed") this.looks.set(event.Actor.ID, Number.POSITIVE_INFINITY);
      else void this.refresh(calls, [event.Actor.ID]);
    };
    try {
      let open: () => void = () => {};
      const opened = new Promise<void>((resolve) => { open = resolve; });
      const events = followEvents(streams, this.project, {
        event: (event) => { if (early) early.push(event); else take(event); },
        probe: (id, failed) => this.probeEnded(calls, id, failed),
        open: () => open(),
      }, abort.signal);
      await withDeadline(Promise.race([opened, events]), DEADLINE_MS);
      this.listener.onFact({ type: "listed", containers: await withDeadline(listContainers(calls, this.project), 15_000) });
      this.retry = MIN_RETRY_MS;
      this.current = { docker: calls, streams, info, host };
      for (const event of early) take(event);
      early = null;
      const desktop = info.OperatingSystem.startsWith("Docker Desktop");
      this.say({ state: "connected", name: desktop ? info.OperatingSystem : `Docker Engine ${version.Version}`, endpoint: host, problem: null, retryAt: null });
      await Promise.race([events, this.pings(calls, abort.signal)]);
    } finally {
      abort.abort();
    }
  }

  /** A half-dead engine keeps its streams open and answers nothing: only a deadline tells. */
  private async pings(docker: Docker, signal: AbortSignal): Promise<void> {
    let askedAt = Date.now();
    while (!signal.aborted) {
      const due = Math.min(Math.max(this.heardAt, askedAt) + PING_EVERY_MS, askedAt + PING_AT_LEAST_EVERY_MS);
      const wait = due - Date.now();
      if (wait > 0) {
        await new Promise((resolve) => { setTimeout(resolve, wait); });
        continue;
      }
      askedAt = Date.now();
      await withDeadline(docker.ping(), DEADLINE_MS);
    }
  }

  /** Somebody begins to look at the probes: reads what was put off. */
  readProbes(): void {
    const ids = [...this.unread.keys()];
    this.unread.clear();
    if (this.current && ids.length > 0) void this.refresh(this.current.docker, ids);
  }

  private probeEnded(docker: Docker, id: string, failed: boolean): void {
    this.heardAt = Date.now();
    const unread = (this.unread.get(id) ?? 0) + 1;
    this.unread.set(id, unread);
    const now = failed || this.listener.probesWatched();
    if (!now && unread < READ_AT_LEAST_EVERY) return;
    // One look at all that have something new costs less than one each.
    const due = now ? [id] : [...this.unread.keys()];
    for (const one of due) this.unread.delete(one);
    if (this.probed.size === 0) {
      setTimeout(() => {
        const ids = [...this.probed];
        this.probed = new Set();
        void this.refresh(docker, ids);
      }, PROBES_READ_AFTER_MS);
    }
    for (const one of due) this.probed.add(one);
  }

  private async refresh(docker: Docker, ids: string[]): Promise<void> {
    const containers = (await Promise.all(ids.map((id) => this.lookAt(docker, id)))).filter((container) => container !== null);
    if (containers.length > 0) this.listener.onFact({ type: "inspected", containers });
  }

  /** Null when the container is gone, or when a later look or its end overtook this one: then the answer says what was. */
  private async lookAt(docker: Docker, id: string): Promise<ContainerFact | null> {
    const look = (this.looks.get(id) ?? 0) + 1;
    this.looks.set(id, look);
    try {
      const container = await inspectContainer(docker, id);
      return this.looks.get(id) === look && this.current?.docker === docker ? container : null;
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
