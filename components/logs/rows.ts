import type { LogStore } from "./logStore";

export interface Filter {
  hidden: ReadonlySet<number>;
  level: "all" | "warn" | "error";
  /** Epoch ms; null: no limit. */
  since: number | null;
  until: number | null;
}

/** Which lines the search hides. */
export interface Sieve {
  /** Lines before this one have been judged. */
  readonly judged: number;
  /** Changes when lines that were judged before have another verdict. */
  readonly verdict: number;
  /** All that it leaves is to be seen, folded or not. */
  readonly onlyMatches: boolean;
  hides: (line: number) => boolean;
}

/** Lines of a traceback that are seen while it is folded, below its head. */
const SEEN_PARTS = 2;

/** What Python prints below the frames: the exception's name and words. */
const EXCEPTION = /^[A-Za-z_][\w.]*(?:: |$)/;
/** A row shows no more of it. */
const MAX_EXCEPTION = 500;

/** A row is a line, or what stands for the rest of a folded traceback that begins with that line. */
export interface Row { line: number; more: boolean }

/** The rows that a filter leaves of the lines, in their order; grows with them. */
export class Rows {
  private codes: number[] = [];
  private next = 0;
  private head = -1;
  private seen = 0;
  /** Grows when rows got other places. */
  generation = 0;
  readonly unfolded = new Set<number>();

  private verdict = 0;

  constructor(private readonly store: LogStore, private filter: Filter, private readonly sieve: Sieve) {}

  get length(): number { return this.codes.length; }
  row(index: number): Row | null {
    const code = this.codes[index];
    return code === undefined ? null : { line: code >> 1, more: (code & 1) === 1 };
  }

  /** Whether a row goes on with the entry of the row above: what a filter left of one without its head stands for itself. */
  continuesAt(index: number): boolean {
    const line = this.row(index)?.line;
    return line !== undefined && this.store.isPart(line) && this.row(index - 1)?.line === line - 1;
  }

  setFilter(filter: Filter): void { this.filter = filter; this.rebuild(); }
  toggle(head: number): void {
    if (!this.unfolded.delete(head)) this.unfolded.add(head);
    this.rebuild();
  }

  rebuild(): void {
    this.codes = [];
    this.next = this.store.first;
    this.head = -1;
    this.generation++;
    this.verdict = this.sieve.verdict;
    this.extend();
  }

  /** Takes in what the search has judged. Until it has, rows stay as they are. */
  sift(): void {
    if (this.sieve.judged === 0) return;
    if (this.sieve.verdict === this.verdict) this.extend();
    else this.rebuild();
  }

  /** Takes in new lines; lets go of those that the store no longer holds. */
  extend(): void {
    const { store } = this;
    const gone = this.indexOf(store.first);
    if (gone > 0) {
      this.codes = this.codes.slice(gone);
      this.generation++;
    }
    const end = this.sieve.verdict === this.verdict ? Math.min(store.end, this.sieve.judged) : 0;
    for (let line = Math.max(this.next, store.first); line < end; line++) this.add(line);
    this.next = Math.max(this.next, end);
  }

  /** Whether the filter lets a line through. */
  passes(line: number): boolean {
    const { hidden, level, since, until } = this.filter;
    const { store } = this;
    if (hidden.has(store.service(line))) return false;
    const at = store.at(line);
    if ((since !== null && at < since) || (until !== null && at > until)) return false;
    if (this.sieve.hides(line)) return false;
    if (level === "all" || store.isGap(line)) return true;
    const own = store.level(line);
    return own === "error" || (level === "warn" && own === "warn");
  }

  /** Index of the row that shows this line, or of the next one after it. */
  indexOf(line: number): number {
    let low = 0, high = this.codes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.codes[middle] ?? 0) >> 1 < line) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The head of the folded group that hides a line; null when it is seen. */
  foldOf(line: number): number | null {
    const row = this.row(this.indexOf(line));
    if (row?.line === line && !row.more) return null;
    return this.headOf(line);
  }

  headOf(line: number): number {
    let head = line;
    while (head > this.store.first && this.continues(head)) head--;
    return head;
  }

  /** Lines of the group from this one on. */
  rest(line: number): number {
    let end = line + 1;
    while (end < this.store.end && this.continues(end)) end++;
    return end - line;
  }

  /** The last line of the group that names an exception, "KeyError: 'column'", from this one on; null where none does. */
  exceptionOf(line: number): string | null {
    for (let last = line + this.rest(line) - 1; last >= line; last--) if (EXCEPTION.test(this.store.text(last))) return this.store.text(last).slice(0, MAX_EXCEPTION);
    return null;
  }

  private continues(line: number): boolean {
    const { store } = this;
    return store.isPart(line) && line > store.first && store.service(line - 1) === store.service(line) && store.replica(line - 1) === store.replica(line) && !store.isGap(line - 1);
  }

  private add(line: number): void {
    if (this.continues(line) && this.head >= 0) this.seen++;
    else { this.head = line; this.seen = 0; }
    if (!this.passes(line)) return;
    if (this.seen <= SEEN_PARTS + 1 || this.unfolded.has(this.head) || this.sieve.onlyMatches) this.codes.push(line * 2);
    else if (this.seen === SEEN_PARTS + 2) {
      // One line alone is not folded: it became a row, and stands for this one too now.
      if (this.codes.at(-1) === (line - 1) * 2) this.codes[this.codes.length - 1] = (line - 1) * 2 + 1;
      else this.codes.push(line * 2 + 1);
    }
  }
}
