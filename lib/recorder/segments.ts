import { appendFileSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, truncateSync } from "node:fs";
import { appendFile, readFile } from "node:fs/promises";
import path from "node:path";
import type * as z from "zod/mini";

interface Limits {
  /** A segment that is larger is not written to any more. */
  segmentBytes: number;
  /** Beyond this many the oldest goes. */
  segments: number;
  /** How long a record may wait in memory. */
  flushMs: number;
}

const FORGET_AFTER_MS = 60_000;
/** After a failed write what waits is tried again so often; of the records that wait the oldest go beyond this many. */
const AGAIN_MS = 2_000;
const MOST_WAITING = 5_000;

/**
 * Records on disk, a line each, in numbered files of bounded number and size. Written in batches behind the caller's back; read whole
 * when asked for and kept in memory for a minute after. A cut or garbled line (a killed panel) costs that line alone. What can't be
 * written (a full disk) waits in memory and is tried again.
 */
export class Segments<T> {
  private buffer: T[] = [];
  private cache: T[] | null = null;
  private chain: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | null = null;
  private forget: NodeJS.Timeout | null = null;
  private current: { file: string; bytes: number; before: number } | null = null;
  private writing = false;
  /** The last write has failed. */
  failing = false;

  /** `written` is told until when all that was appended is on disk. Where `mayWrite` says no, another process writes here and is read. */
  constructor(
    private readonly dir: string, private readonly name: string, private readonly schema: z.ZodMiniType<T>, private readonly limits: Limits,
    private readonly written: (at: number) => void = () => {}, private readonly mayWrite: () => boolean = () => true,
  ) {}

  /** Something waits to be written. */
  get pending(): boolean { return this.writing || this.buffer.length > 0; }

  /** Takes records; never throws and never waits. */
  append(records: readonly T[]): void {
    if (records.length === 0 || !this.mayWrite()) return;
    this.buffer.push(...records);
    this.cache?.push(...records);
    this.schedule(this.failing ? AGAIN_MS : this.limits.flushMs);
  }

  private schedule(ms: number): void {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.chain = this.chain.then(() => this.write());
    }, ms).unref();
  }

  /** All records, in the order in which they were written. */
  async all(): Promise<readonly T[]> {
    if (this.forget) clearTimeout(this.forget);
    this.forget = setTimeout(() => { this.cache = null; }, FORGET_AFTER_MS).unref();
    if (!this.mayWrite()) this.cache = null;
    if (!this.cache) {
      this.chain = this.chain.then(() => this.load());
      await this.chain;
    }
    return this.cache ?? [];
  }

  /** Writes what is still in memory, at once: the process is about to end. */
  flushSync(): void {
    const batch = this.buffer.splice(0);
    if (batch.length === 0) return;
    try {
      const lines = text(batch);
      appendFileSync(this.segment(Buffer.byteLength(lines)), lines, { mode: 0o600 });
    } catch (error) {
      this.failed(batch, error);
    }
  }

  private async write(): Promise<void> {
    const at = Date.now();
    const batch = this.buffer.splice(0);
    if (batch.length === 0) return;
    this.writing = true;
    try {
      const lines = text(batch);
      await appendFile(this.segment(Buffer.byteLength(lines)), lines, { mode: 0o600 });
      this.failing = false;
      this.written(at);
    } catch (error) {
      this.failed(batch, error);
      this.schedule(AGAIN_MS);
    } finally {
      this.writing = false;
    }
  }

  /** Puts records back in front of those that came since, and takes away what a full disk has let in of them. */
  private failed(batch: T[], error: unknown): void {
    this.buffer = [...batch, ...this.buffer].slice(-MOST_WAITING);
    if (!this.failing) console.error(`The history (${this.name}) could not be written:`, error);
    this.failing = true;
    if (!this.current) return;
    const file = path.join(this.dir, this.current.file);
    this.current.bytes = this.current.before;
    try {
      if (statSync(file).size > this.current.before) truncateSync(file, this.current.before);
    } catch {
      // A cut line that stays is passed over by the reader; what comes goes to another segment.
      if (existsSync(file)) this.current = null;
    }
  }

  /** Runs in the chain, so that nothing is written between the reading and the end. */
  private async load(): Promise<void> {
    if (this.cache) return;
    await this.write();
    const records: T[] = [];
    for (const file of this.files()) {
      const whole = await readFile(path.join(this.dir, file), "utf8").catch(() => "");
      for (const line of whole.split("\n")) {
        const record = this.parse(line);
        if (record !== null) records.push(record);
      }
    }
    this.cache = records.concat(this.buffer);
  }

  private parse(line: string): T | null {
    if (line === "") return null;
    try {
      return this.schema.safeParse(JSON.parse(line)).data ?? null;
    } catch {
      return null;
    }
  }

  /** The file to write to, after making room. */
  private segment(bytes: number): string {
    if (!this.current) {
      mkdirSync(this.dir, { recursive: true });
      const last = this.files().at(-1);
      // The last line may have been cut: a new segment is the simplest way not to write on behind it.
      this.current = { file: last ? next(last) : `${this.name}-000001.jsonl`, bytes: 0, before: 0 };
    } else if (this.current.bytes > this.limits.segmentBytes) {
      this.current = { file: next(this.current.file), bytes: 0, before: 0 };
    }
    if (this.current.bytes === 0) this.dropOldest();
    this.current.before = this.current.bytes;
    this.current.bytes += bytes;
    return path.join(this.dir, this.current.file);
  }

  /** Small segments of short lives are joined by age alone: what counts is the sum of their bytes and their number. */
  private dropOldest(): void {
    const files = this.files();
    const most = this.limits.segments * this.limits.segmentBytes;
    let bytes = 0;
    files.toReversed().forEach((file, index) => {
      bytes += statSync(path.join(this.dir, file), { throwIfNoEntry: false })?.size ?? 0;
      if (bytes > most || index >= this.limits.segments * SMALL_SEGMENTS) rmSync(path.join(this.dir, file), { force: true });
    });
  }

  private files(): string[] {
    try {
      return readdirSync(this.dir).filter((file) => file.startsWith(`${this.name}-`) && /-\d{6}\.jsonl$/.test(file)).sort();
    } catch {
      return [];
    }
  }
}

/** Every panel begins a segment of its own, so there may be more files than full ones. */
const SMALL_SEGMENTS = 10;

function next(file: string): string {
  return file.replace(/\d{6}/, (number) => String(Number(number) + 1).padStart(6, "0"));
}

function text(records: readonly unknown[]): string { return records.map((record) => `${JSON.stringify(record)}\n`).join(""); }
