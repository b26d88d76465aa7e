import type { LogEntry, LogLine } from "../contracts/logs";
import type { EngineClient } from "../engine/client";
import type { ContainerFact } from "../stack/facts";
import { ContainerStream } from "./containerStream";

/** Lines of a container that was there before anybody looked. */
const TAIL = 1_000;
const KEPT_ENTRIES = 2_500;
const KEPT_CHARACTERS = 2_000_000;
const RETRY_MS = 1_000;

const sizeOf = (entry: Pick<LogEntry, "text" | "sgr"> | undefined): number => (entry?.text.length ?? 0) + (entry?.sgr?.length ?? 0);

/** What all readers of one service share: the streams of its containers, and its last lines. */
export class ServiceLog {
  private readonly streams = new Map<string, ContainerStream>();
  private entries: LogEntry[] = [];
  private characters = 0;
  private seq = 0;
  private lastAt = 0;
  private closed = false;
  private docker: EngineClient | null = null;
  private facts: readonly ContainerFact[] = [];

  constructor(readonly service: string, private readonly redact: (text: string) => string, private readonly came: () => void) {}

  get waiting(): boolean { return [...this.streams.values()].some((stream) => stream.waiting > 0); }
  /** Time of the newest line. */
  get newest(): number { return this.lastAt; }
  /** Number of the newest line. */
  get end(): number { return this.seq; }

  /** All streams have delivered what was there when they were opened. */
  async ready(): Promise<void> { await Promise.all([...this.streams.values()].map((stream) => stream.ready)); }

  /** Follows the service's containers as they are now. */
  sync(docker: EngineClient | null, facts: readonly ContainerFact[]): void {
    const first = this.docker === null;
    const renewed = docker !== this.docker;
    this.docker = docker ?? this.docker;
    this.facts = facts;
    if (!docker || this.closed) return;
    for (const fact of facts) {
      const known = this.streams.get(fact.id);
      // One that came while somebody looks is read from its first line.
      const stream = known ?? new ContainerStream(fact, first ? TAIL : undefined, this.redact, this.came);
      this.streams.set(fact.id, stream);
      // The old connection may hang without a word.
      if (known && renewed) stream.close();
      if (!stream.open && (!known || renewed || stream.startedAt !== fact.startedAt)) void this.follow(stream, docker, fact);
    }
    for (const [id, stream] of this.streams) {
      if (!stream.open && stream.waiting === 0 && !facts.some((fact) => fact.id === id)) this.streams.delete(id);
    }
  }

  private async follow(stream: ContainerStream, docker: EngineClient, fact: ContainerFact): Promise<void> {
    const ended = await stream.follow(docker, fact.startedAt);
    if (this.closed) return;
    const now = this.facts.find((one) => one.id === fact.id);
    if (ended && now?.startedAt !== fact.startedAt) this.sync(this.docker, this.facts);
    else if (!ended || now?.status === "running") setTimeout(() => this.again(fact.id), RETRY_MS).unref();
  }

  /** A stream that broke while its container lives. */
  private again(id: string): void {
    const fact = this.facts.find((one) => one.id === id);
    const stream = this.streams.get(id);
    if (fact && stream && !stream.open && this.docker && !this.closed && fact.status === "running") void this.follow(stream, this.docker, fact);
  }

  /** Decodes what came since the last call, at most `share` lines a stream beyond its burst. */
  flush(share: number): void {
    const streams = [...this.streams.values()];
    // What its containers wrote before anybody looked is put in order as a whole, however late the engine hands out one of them.
    if (streams.some((stream) => stream.catchingUp)) return;
    const busy = streams.filter((stream) => stream.waiting > 0);
    // One that is gone may have said its last words a moment ago.
    const several = new Set([...this.facts, ...busy].map(({ number }) => number)).size > 1;
    const jumps = new Map<LogLine, number>();
    const parts = busy.map((stream) => {
      const { skipped, lines: decoded } = stream.flush(share);
      const lines = several ? decoded.map((line) => ({ ...line, replica: stream.number })) : decoded;
      if (lines[0]) jumps.set(lines[0], skipped);
      else this.seq += skipped;
      return lines;
    });
    for (const line of parts.length > 1 ? parts.flat().sort((a, b) => a.at - b.at) : parts[0] ?? []) {
      // Lines are missing before the next one of the same container.
      this.seq += jumps.get(line) ?? 0;
      this.add(line);
    }
    this.trim();
  }

  private add(line: LogLine): void {
    this.lastAt = Math.max(this.lastAt, line.at);
    // Its own fields first: an object that begins with a spread takes 285 bytes instead of 90, and a flood makes thousands a second.
    const entry = { service: this.service, seq: ++this.seq, ...line, at: this.lastAt };
    this.entries.push(entry);
    this.characters += sizeOf(entry);
  }

  private trim(): void {
    let out = 0;
    while (this.entries.length - out > KEPT_ENTRIES || this.characters > KEPT_CHARACTERS) this.characters -= sizeOf(this.entries[out++]);
    if (out > 0) this.entries = this.entries.slice(out);
  }

  /** The lines after number `seq` that are still here. */
  after(seq: number): LogEntry[] {
    let from = this.entries.length;
    while (from > 0 && (this.entries[from - 1]?.seq ?? 0) > seq) from--;
    return this.entries.slice(from);
  }

  close(): void {
    this.closed = true;
    for (const stream of this.streams.values()) stream.close();
  }
}
