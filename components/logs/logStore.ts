import type { LogEntry, LogLevel } from "@/lib/contracts/logs";

export const BLOCK = 1_024;
const MAX_LINES = 200_000;
/** About half of the memory that the page may take. */
const MAX_CHARACTERS = 24_000_000;
const LEVELS: (LogLevel | null)[] = [null, "debug", "info", "warn", "error"];

interface Block { at: Float64Array; /** service << 5 | level << 2 | gap << 1 | part */ meta: Uint16Array; /** 0: its service has one container. */ replica: Uint16Array; texts: string[]; /** Of the few lines that have some. */ extras: Map<number, Extra>; characters: number }
type Extra = Pick<LogEntry, "sgr" | "rest">;
export interface StoredLine extends Extra { at: number; service: number; /** 0: its service has one container. */ replica: number; level: LogLevel | null; part: boolean; /** The row says how many lines are missing here. */ gap: boolean; text: string }

/**
 * The last lines of all services, compactly: a line is a number that grows, eight bytes of time, four of notes and its text. The oldest
 * go a block at a time.
 */
export class LogStore {
  private blocks: Block[] = [];
  private firstLine = 0;
  private endLine = 0;
  private characters = 0;
  /** A service of several containers wrote some of them. */
  hasReplicas = false;
  private readonly counted = new Map<number, number>();
  readonly byLevel: Record<"error" | "warn", number> = { error: 0, warn: 0 };

  get first(): number { return this.firstLine; }
  /** One past the newest. */
  get end(): number { return this.endLine; }
  get size(): number { return this.endLine - this.firstLine; }
  countOf(service: number): number { return this.counted.get(service) ?? 0; }

  text(line: number): string { return this.block(line)?.texts[line % BLOCK] ?? ""; }
  at(line: number): number { return this.block(line)?.at[line % BLOCK] ?? 0; }
  service(line: number): number { return this.meta(line) >> 5; }
  isPart(line: number): boolean { return (this.meta(line) & 1) === 1; }
  isGap(line: number): boolean { return (this.meta(line) & 2) === 2; }
  level(line: number): LogLevel | null { return LEVELS[(this.meta(line) >> 2) & 7] ?? null; }
  /** Number of the container that wrote it; 0 where its service has one. */
  replica(line: number): number { return this.block(line)?.replica[line % BLOCK] ?? 0; }
  extra(line: number): Extra | undefined { return this.block(line)?.extras.get(line % BLOCK); }
  line(line: number): StoredLine { return { ...this.extra(line), at: this.at(line), service: this.service(line), replica: this.replica(line), level: this.level(line), part: this.isPart(line), gap: this.isGap(line), text: this.text(line) }; }

  append({ at, service, level, part, gap, text, sgr, rest, replica }: StoredLine): void {
    const slot = this.endLine % BLOCK;
    if (slot === 0) this.blocks.push({ at: new Float64Array(BLOCK), meta: new Uint16Array(BLOCK), replica: new Uint16Array(BLOCK), texts: [], extras: new Map(), characters: 0 });
    const block = this.blocks.at(-1);
    if (!block) return;
    block.at[slot] = at;
    block.meta[slot] = (service << 5) | (LEVELS.indexOf(level) << 2) | (gap ? 2 : 0) | (part ? 1 : 0);
    block.texts.push(text);
    block.replica[slot] = replica;
    if (replica > 0) this.hasReplicas = true;
    if (sgr !== undefined || rest) block.extras.set(slot, { sgr, rest });
    const characters = text.length + (sgr?.length ?? 0);
    block.characters += characters;
    this.characters += characters;
    this.endLine++;
    this.count(service, level, part || gap, 1);
    if (slot === 0) while (this.blocks.length > 1 && (this.size > MAX_LINES || this.characters > MAX_CHARACTERS)) this.dropOldest();
  }

  clear(): void {
    this.blocks = [];
    this.firstLine = this.endLine = this.characters = 0;
    this.hasReplicas = false;
    this.counted.clear();
    this.byLevel.error = this.byLevel.warn = 0;
  }

  private dropOldest(): void {
    for (let line = this.firstLine; line < this.firstLine + BLOCK; line++) this.count(this.service(line), this.level(line), this.isPart(line) || this.isGap(line), -1);
    this.characters -= this.blocks.shift()?.characters ?? 0;
    this.firstLine += BLOCK;
  }

  private count(service: number, level: LogLevel | null, inner: boolean, by: number): void {
    if (inner) return;
    this.counted.set(service, (this.counted.get(service) ?? 0) + by);
    if (level === "error" || level === "warn") this.byLevel[level] += by;
  }

  private block(line: number): Block | undefined { return this.blocks[Math.floor((line - this.firstLine) / BLOCK)]; }
  private meta(line: number): number { return this.block(line)?.meta[line % BLOCK] ?? 0; }
}

interface Last {
  seq: number;
  /** Time of the last line; null before the first. */
  at: number | null;
  /** Its number is of a counting that is over: lines are told apart by their time. */
  stale: boolean;
}

/** Turns what the stream sends into stored lines: a jump of a service's numbers becomes a row that says how many are missing. */
export class Arrivals {
  private readonly last = new Map<string, Last>();
  private source: string | null = null;

  constructor(private readonly indexOf: (service: string) => number) {}

  /** The stream (re)opened; another source counts anew. `after`: the number before the first line that will come, by service. */
  opened(source: string, after: Record<string, number>): void {
    if (this.source !== source) for (const last of this.last.values()) last.stale = true;
    this.source = source;
    for (const [service, seq] of Object.entries(after)) if (!this.last.has(service)) this.last.set(service, { seq, at: null, stale: false });
  }

  /** What to ask the stream for after a break. */
  cursor(): { source: string; after: string } | null {
    const known = [...this.last].filter(([, { stale }]) => !stale);
    return this.source === null || known.length === 0 ? null : { source: this.source, after: known.map(([service, { seq }]) => `${service}:${seq}`).join(",") };
  }

  take(entries: readonly LogEntry[], add: (line: StoredLine) => void): void {
    for (const { service: name, seq, at, level, part, text, sgr, rest, replica = 0 } of entries) {
      const service = this.indexOf(name);
      const last = this.last.get(name) ?? { seq: seq - 1, at: null, stale: false };
      // Known already, from before a break.
      if (service < 0 || (last.stale ? at <= (last.at ?? 0) : seq <= last.seq)) continue;
      const missing = last.stale ? 0 : seq - last.seq - 1;
      if (missing > 0) add({ at: last.at ?? at, service, replica: 0, level: null, part: false, gap: true, text: String(missing) });
      this.last.set(name, { seq, at, stale: false });
      add({ at, service, replica, level: level ?? null, part: part === true, gap: false, text, sgr, rest });
    }
  }
}
