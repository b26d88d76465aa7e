import { randomUUID } from "node:crypto";
import type { LineReply, RangeReply } from "../contracts/logs";
import type { EngineClient } from "../engine/client";
import type { Facts } from "../stack/facts";
import { readRange } from "./range";
import type { Earlier, Range } from "./range";
import { LogReader } from "./reader";
import type { Out } from "./reader";
import { ServiceLog } from "./serviceLog";
import { readWholeLine } from "./wholeLine";
import { wholeLog } from "./wholeLog";

/** Readers get what came in batches of this rhythm; lines of several services are put in order within two of them. */
const BATCH_MS = 100;
/** Lines a batch of all services together, and of the busiest one: ten times as many a second. */
const BATCH_LINES = 500;
const MOST_OF_ONE = 100;
const LEAST_OF_ONE = 25;
/** A service that nobody reads any more is followed for this long, for a page that is loaded again. */
const LINGER_MS = 10_000;

interface Host {
  /** The engine's client for streams; null while there is no engine. */
  streams(): EngineClient | null;
  /** The same; throws FlightdeckError with the engine's problem. */
  connectedStreams(): EngineClient;
  facts(): Facts;
  /** Lines of services' containers that are gone. */
  earlier(services: readonly string[], range: Range): Promise<Earlier[]>;
  redact(text: string): string;
}

/** Follows the logs that somebody reads: one stream a container, however many readers. */
export class Logs {
  /** What line numbers belong to. */
  readonly source = randomUUID();
  private readonly services = new Map<string, { log: ServiceLog; readers: number; linger: NodeJS.Timeout | null }>();
  private readonly readers = new Set<LogReader>();
  private timer: NodeJS.Timeout | null = null;
  private settled = 0;

  constructor(private readonly host: Host) {}

  /** Follows services for a reader until the returned function is called. */
  read(names: readonly string[], options: { tail: number; after: ReadonlyMap<string, number> }, out: Out): () => void {
    const held = names.map((name) => this.hold(name));
    const reader = new LogReader(held.map(({ log }) => log), options.tail, options.after, out);
    let open = true;
    const begin = async (): Promise<void> => {
      await Promise.all(held.map(({ log }) => log.ready()));
      if (!open) return;
      this.flush();
      this.readers.add(reader);
      reader.begin();
    };
    void begin();
    return () => {
      if (!open) return;
      open = false;
      this.readers.delete(reader);
      for (const name of names) this.letGo(name);
    };
  }

  /** Containers came, went, started or ended, or the engine did. */
  factsChanged(): void {
    if (this.services.size === 0) return;
    const streams = this.host.streams();
    for (const [name, { log }] of this.services) log.sync(streams, this.containersOf(name));
  }

  /** Lines of services between two times, also of their containers that are gone. */
  async range(names: readonly string[], range: Range, signal: AbortSignal): Promise<RangeReply> {
    const docker = this.host.connectedStreams();
    const earlier = await this.host.earlier(names, range);
    return readRange(docker, names.flatMap((name) => this.containersOf(name)), range, earlier, (text) => this.host.redact(text), signal);
  }

  /** A line of a service, as long as it is kept. */
  line(name: string, stamp: string, signal: AbortSignal): Promise<LineReply> {
    return readWholeLine(this.host.connectedStreams(), this.containersOf(name), stamp, (text) => this.host.redact(text), signal);
  }

  /** The whole log of a service, as a file. */
  whole(name: string, gzip: boolean, signal: AbortSignal): ReadableStream<Uint8Array> {
    return wholeLog(this.host.connectedStreams(), this.containersOf(name), gzip, (text) => this.host.redact(text), signal);
  }

  private hold(name: string): { log: ServiceLog } {
    const known = this.services.get(name);
    if (known) {
      known.readers++;
      if (known.linger) clearTimeout(known.linger);
      known.linger = null;
      return known;
    }
    const log = new ServiceLog(name, (text) => this.host.redact(text), () => this.arm());
    this.services.set(name, { log, readers: 1, linger: null });
    log.sync(this.host.streams(), this.containersOf(name));
    return { log };
  }

  private letGo(name: string): void {
    const known = this.services.get(name);
    if (!known || --known.readers > 0) return;
    known.linger = setTimeout(() => {
      this.services.delete(name);
      known.log.close();
    }, LINGER_MS);
    known.linger.unref();
  }

  private containersOf(service: string) {
    return [...this.host.facts().values()].filter((fact) => fact.service === service).sort((a, b) => a.createdAt - b.createdAt);
  }

  private arm(): void {
    this.timer ??= setTimeout(() => this.tick(), BATCH_MS);
  }

  private tick(): void {
    this.timer = null;
    const before = Math.max(0, ...[...this.services.values()].map(({ log }) => log.newest));
    this.flush();
    // All that had come by the last batch is in order by now.
    const until = this.settled;
    this.settled = before;
    let waiting = false;
    for (const reader of this.readers) waiting = !reader.pump(until) || waiting;
    if (waiting) this.arm();
  }

  private flush(): void {
    const busy = [...this.services.values()].filter(({ log }) => log.waiting);
    const share = Math.min(MOST_OF_ONE, Math.max(LEAST_OF_ONE, Math.floor(BATCH_LINES / Math.max(1, busy.length))));
    for (const { log } of busy) log.flush(share);
  }
}
