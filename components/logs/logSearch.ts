import { BLOCK, type LogStore } from "./logStore";
import { expressionsOf, hidesLines, isQuery, NO_QUERY, type Query, type QueryProblem } from "./query";
import type { Sieve } from "./rows";

/** An expression that has not answered by then is given up. */
const LIMIT_MS = 2_000;

export interface Match { line: number; start: number; end: number }
/** A match: line, start, end. A line that is left out has its start at -1. */
const WIDTH = 3;

/** Looks for a text or an expression in all lines, in a worker: no expression can freeze the page. Tells the rows which lines are hidden. */
export class LogSearch implements Sieve {
  private worker: Worker | null = null;
  private id = 0;
  /** The last search that the worker has taken up. */
  private begun = 0;
  private unanswered = 0;
  private limit: ReturnType<typeof setTimeout> | undefined;
  private sent = 0;
  /** Matches in the order of their lines; a letter may have as many as there are lines. */
  private found: Int32Array = new Int32Array(0);
  private count = 0;
  private out = 0;
  /** Lines are handed over before there is anything to look for. */
  private prepared = false;
  private handing = false;
  /** Where the last look for a line's verdict ended: they are asked for in order. */
  private hint = 0;
  private lookedUpTo = 0;
  /** Grows with every answer that judges all lines anew. */
  private round = 0;
  query: Query = NO_QUERY;
  problem: QueryProblem | null = null;
  searching = false;

  constructor(private readonly store: LogStore, private readonly changed: () => void) {}

  /** Matches found so far, with the lines that are left out. */
  get total(): number { return this.count; }
  /** Grows with every search. */
  get asked(): number { return this.id; }
  lineOf(index: number): number { return this.found[index * WIDTH] ?? 0; }

  /** A line's match. */
  at(line: number): Match | null {
    const index = this.indexOf(line);
    const [found, start = 0, end = 0] = this.found.subarray(index * WIDTH, (index + 1) * WIDTH);
    return index < this.count && found === line && start >= 0 ? { line, start, end } : null;
  }

  /** Lines are hidden by this query. A bad one hides none. */
  private get hiding(): boolean { return this.problem === null && hidesLines(this.query); }
  /** Lines before this one have been judged. */
  get judged(): number { return this.hiding ? this.lookedUpTo : Infinity; }
  /** Changes when lines that were judged before have another verdict. */
  get verdict(): number { return this.hiding ? this.round : 0; }
  get onlyMatches(): boolean { return this.hiding && this.query.only && this.query.text !== ""; }
  hides(line: number): boolean {
    if (!this.hiding || this.store.isGap(line)) return false;
    if (this.lineOf(this.hint) > line || this.hint >= this.count) this.hint = this.indexOf(line);
    while (this.hint < this.count && this.lineOf(this.hint) < line) this.hint++;
    const isFound = this.hint < this.count && this.lineOf(this.hint) === line;
    if (isFound && (this.found[this.hint * WIDTH + 1] ?? 0) < 0) return true;
    return this.onlyMatches && !isFound;
  }

  /** A search is likely: the lines are handed to the worker while the page has nothing else to do. */
  prepare(): void {
    this.prepared = true;
    this.worker ??= this.start();
    this.handOver();
  }

  /** None is likely any more: what the worker holds goes, unless there is something to look for. */
  release(): void {
    this.prepared = false;
    if (!isQuery(this.query)) this.end();
  }

  set(query: Query): void {
    const before = this.query;
    this.query = query;
    if (before.only !== query.only) this.round++;
    // The same lines match.
    if (JSON.stringify({ ...before, only: query.only }) === JSON.stringify(query)) this.changed();
    else this.begin();
  }

  private begin(): void {
    this.id++;
    this.count = this.hint = this.lookedUpTo = 0;
    this.searching = false;
    const expressions = expressionsOf(this.query);
    this.problem = "words" in expressions ? expressions : null;
    if (!("words" in expressions) && isQuery(this.query)) this.find(expressions);
    else if (this.prepared && this.worker) this.ask({ type: "stop" });
    else this.end();
    this.changed();
  }

  /** Lines came, or the oldest went. */
  linesChanged(): void {
    if (!this.worker) return;
    if (this.out !== this.store.first) {
      this.out = this.store.first;
      const gone = this.indexOf(this.out);
      this.hint = 0;
      this.found.copyWithin(0, gone * WIDTH, this.count * WIDTH);
      this.count -= gone;
      this.worker.postMessage({ type: "keep", from: this.out }, []);
    }
    if (isQuery(this.query)) this.sendLines();
    else this.handOver();
  }

  /** All lines have other numbers now. */
  renumbered(): void {
    this.end();
    this.begin();
    if (this.prepared) this.prepare();
  }

  end(): void {
    clearTimeout(this.limit);
    this.worker?.terminate();
    this.worker = null;
    this.unanswered = 0;
    this.searching = false;
  }

  /** Place of a line's match, or of the next one after it. */
  private indexOf(line: number): number {
    let low = 0, high = this.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.lineOf(middle) < line) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private add(more: Int32Array): void {
    const end = this.count * WIDTH;
    if (end === 0) this.found = more;
    else {
      if (end + more.length > this.found.length) {
        const larger = new Int32Array(2 * (end + more.length));
        larger.set(this.found.subarray(0, end));
        this.found = larger;
      }
      this.found.set(more, end);
    }
    this.count += more.length / WIDTH;
  }

  private find(expressions: { source: string | null; exclude: string | null }): void {
    this.worker ??= this.start();
    this.sendLines();
    this.searching = true;
    this.ask({ type: "find", id: this.id, ...expressions });
  }

  private start(): Worker {
    const worker = new Worker("/log-search.js");
    this.sent = this.out = this.store.first;
    worker.addEventListener("message", ({ data }: MessageEvent<{ begun: number } | { id: number; found: Int32Array; upTo: number }>) => {
      if (worker !== this.worker) return;
      if ("begun" in data) { this.begun = data.begun; this.watch(); return; }
      this.unanswered--;
      this.watch();
      if (data.id !== this.id) return;
      if (this.searching) this.round++;
      this.searching = false;
      this.add(data.found);
      this.lookedUpTo = Math.max(this.lookedUpTo, data.upTo);
      this.changed();
    });
    // Its script did not come: the panel is gone, or another one now.
    worker.addEventListener("error", () => {
      if (worker === this.worker) this.giveUp("The search could not be loaded");
    });
    return worker;
  }

  /** Hides nothing until something else is looked for. */
  private giveUp(words: string): void {
    this.end();
    this.count = 0;
    const { regex, text, exclude } = this.query;
    this.problem = { field: exclude === "" || (regex && text !== "") ? "text" : "exclude", words };
    this.changed();
  }

  private handOver(): void {
    if (this.handing || this.sent >= this.store.end) return;
    this.handing = true;
    whenIdle((hasTime) => {
      this.handing = false;
      if (!this.worker) return;
      do this.sendBlock(); while (this.sent < this.store.end && hasTime());
      this.handOver();
    });
  }

  private sendLines(): void {
    while (this.sent < this.store.end) this.sendBlock();
  }

  private sendBlock(): void {
    const { store } = this;
    const end = Math.min(store.end, this.sent + BLOCK);
    if (end <= this.sent) return;
    const texts: string[] = [];
    for (let line = this.sent; line < end; line++) texts.push(store.isGap(line) ? "" : store.text(line));
    const message = { type: "add", first: this.sent, text: texts.join("\n") };
    this.sent = end;
    this.ask(message);
  }

  private ask(message: object): void {
    if (this.unanswered++ === 0) this.watch();
    this.worker?.postMessage(message, []);
  }

  /** Each answer gives the next one its time. */
  private watch(): void {
    clearTimeout(this.limit);
    if (this.unanswered === 0) return;
    this.limit = setTimeout(() => {
      // It is still at one before: this one has had no chance yet.
      if (this.begun === this.id) this.giveUp("This expression takes too long on these lines");
      else this.renumbered();
    }, LIMIT_MS);
  }
}

/** Runs `work` when the page has nothing else to do, soon at the latest. */
function whenIdle(work: (hasTime: () => boolean) => void): void {
  if (typeof requestIdleCallback === "function") requestIdleCallback((deadline) => work(() => deadline.timeRemaining() > 2), { timeout: 200 });
  else setTimeout(() => { const end = performance.now() + 6; work(() => performance.now() < end); }, 4);
}
