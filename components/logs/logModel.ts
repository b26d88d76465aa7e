import type { LogEntry, RangeReply } from "@/lib/contracts/logs";
import { LogSearch } from "./logSearch";
import { Arrivals, LogStore, type StoredLine } from "./logStore";
import { Rows, type Filter } from "./rows";

/** What comes while the view stands still is kept up to this; the oldest of it become a row that says how many. */
const HELD = 20_000;

/** What a log view shows: the lines, what the filter leaves of them, the search, and whether it follows. Told by `subscribe`. */
export class LogModel {
  readonly store = new LogStore();
  readonly search: LogSearch;
  readonly rows: Rows;
  filter: Filter = { hidden: new Set(), level: "all", since: null, until: null };
  connection: "opening" | "open" | "lost" = "opening";
  /** Lines that came while the view stood still; null while it follows. */
  private held: LogEntry[] | null = null;
  private heldCount = 0;
  private arrivals: Arrivals;
  private listeners = new Set<() => void>();
  /** Grows with every change. */
  version = 0;

  constructor(readonly services: readonly string[]) {
    this.rows = new Rows(this.store, this.filter);
    this.search = new LogSearch(this.store, () => this.changed());
    this.arrivals = new Arrivals((service) => services.indexOf(service));
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => { this.listeners.delete(listener); };
  };
  readonly current = (): number => this.version;

  get paused(): boolean { return this.held !== null; }
  get waiting(): number { return this.heldCount; }
  cursor(): { source: string; after: string } | null { return this.arrivals.cursor(); }

  opened(source: string, after: Record<string, number>): void {
    this.arrivals.opened(source, after);
    this.connection = "open";
    this.changed();
  }

  lost(): void {
    // What is held has not been counted as had; it comes again.
    if (this.held) { this.held = []; this.heldCount = 0; }
    this.connection = "lost";
    this.changed();
  }

  receive(entries: LogEntry[]): void {
    if (this.held) {
      this.held.push(...entries);
      this.heldCount += entries.length;
      if (this.held.length > HELD) this.held = this.held.slice(-HELD);
    } else this.take(entries);
    this.changed();
  }

  pause(): void {
    if (this.held) return;
    this.held = [];
    this.heldCount = 0;
    this.changed();
  }

  resume(): void {
    const { held } = this;
    if (!held) return;
    this.held = null;
    this.take(held);
    this.changed();
  }

  setFilter(change: Partial<Filter>): void {
    this.filter = { ...this.filter, ...change };
    this.rows.setFilter(this.filter);
    this.changed();
  }

  toggleFold(line: number): void {
    this.rows.toggle(this.rows.headOf(line));
    this.changed();
  }

  /** Puts lines that were read afterwards in their place: instead of a row of missing ones, or before the oldest. */
  insert(reply: RangeReply, gap: number | null): void {
    const lines: StoredLine[] = [];
    const extra = reply.entries.map((entry): StoredLine => ({
      at: entry.at, service: this.services.indexOf(entry.service), level: entry.level ?? null, part: entry.part === true, gap: false, text: entry.text,
    }));
    if (gap === null) lines.push(...extra);
    for (let line = this.store.first; line < this.store.end; line++) {
      if (line !== gap) { lines.push(this.store.line(line)); continue; }
      const rest = Number(this.store.text(line)) - extra.length;
      lines.push(...extra);
      if (rest > 0) lines.push({ ...this.store.line(line), at: extra.at(-1)?.at ?? this.store.at(line), text: String(rest) });
    }
    this.store.clear();
    for (const line of lines) this.store.append(line);
    this.rows.unfolded.clear();
    this.rows.rebuild();
    this.search.renumbered();
    this.changed();
  }

  private take(entries: LogEntry[]): void {
    this.arrivals.take(entries, (line) => this.store.append(line));
    this.rows.extend();
    this.search.linesChanged();
  }

  private changed(): void {
    this.version++;
    for (const listener of this.listeners) listener();
  }
}
