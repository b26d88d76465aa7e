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
  /** "still": a window that is over, read once. */
  connection: "opening" | "open" | "lost" | "still" = "opening";
  /** Lines that came while the view stood still; null while it follows. */
  private held: LogEntry[] | null = null;
  private heldCount = 0;
  private arrivals: Arrivals;
  private listeners = new Set<() => void>();
  /** Grows with every change. */
  version = 0;
  /** Grows when lines get other numbers. */
  numbering = 0;

  constructor(readonly services: readonly string[]) {
    this.search = new LogSearch(this.store, () => { this.rows.sift(); this.changed(); });
    this.rows = new Rows(this.store, this.filter, this.search);
    this.arrivals = new Arrivals((service) => services.indexOf(service));
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => { this.listeners.delete(listener); };
  };
  readonly current = (): number => this.version;

  /** Resolves when the search has said of each line that is here now whether it hides it. */
  judged(): Promise<void> {
    const { end } = this.store;
    return new Promise((resolve) => {
      const look = (): void => {
        if (this.search.judged < Math.min(end, this.store.end)) return;
        stop();
        resolve();
      };
      const stop = this.subscribe(look);
      look();
    });
  }

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
    if (!held || this.connection === "still") return;
    this.held = null;
    this.take(held);
    this.changed();
  }

  /** Shows the same lines as that one, of its own window. */
  like({ filter: { hidden, level }, search }: LogModel): void {
    this.setFilter({ hidden, level });
    this.search.set(search.query);
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

  /** Who wrote a line: "web", or of several containers "worker-2". */
  writer(line: number): string {
    const service = this.services[this.store.service(line)] ?? "";
    const replica = this.store.replica(line);
    return replica === 0 ? service : `${service}-${replica}`;
  }

  /** Puts lines that were read afterwards where their time is among those that are held. */
  insert(entries: RangeReply["entries"]): void {
    const extra = this.stored(entries).sort((a, b) => a.at - b.at);
    const lines: StoredLine[] = [];
    let next = 0;
    for (let line = this.store.first; line < this.store.end; line++) {
      for (let early = extra[next]; early && early.at < this.store.at(line); early = extra[++next]) lines.push(early);
      lines.push(this.store.line(line));
    }
    this.replace([...lines, ...extra.slice(next)]);
  }

  /** Puts lines into the place of a row of missing ones; those that are still missing come after or before them. */
  fill(gap: number, entries: RangeReply["entries"], rest: "after" | "before"): void {
    const extra = this.stored(entries);
    const missing = Number(this.store.text(gap)) - extra.length;
    const row = { ...this.store.line(gap), text: String(missing) };
    const left = missing <= 0 ? [] : [{ ...row, at: extra.at(rest === "after" ? -1 : 0)?.at ?? row.at }];
    const lines: StoredLine[] = [];
    for (let line = this.store.first; line < this.store.end; line++) {
      if (line !== gap) lines.push(this.store.line(line));
      else lines.push(...(rest === "after" ? [...extra, ...left] : [...left, ...extra]));
    }
    this.replace(lines);
  }

  /** Its lines have been read, and no more will come. */
  stand(): void {
    this.connection = "still";
    this.held ??= [];
    this.changed();
  }

  private stored(entries: RangeReply["entries"]): StoredLine[] {
    return entries.map(({ at, service, level, part, text, sgr, rest, replica = 0 }) => ({ at, service: this.services.indexOf(service), replica, level: level ?? null, part: part === true, gap: false, text, sgr, rest }));
  }

  private replace(lines: StoredLine[]): void {
    this.numbering++;
    this.store.clear();
    for (const line of lines) this.store.append(line);
    this.rows.unfolded.clear();
    this.search.renumbered();
    this.rows.rebuild();
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
