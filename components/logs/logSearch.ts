import { BLOCK, type LogStore } from "./logStore";

/** An expression that has not answered by then is given up. */
const LIMIT_MS = 2_000;

export interface Query { text: string; regex: boolean }
export interface Match { line: number; start: number; end: number }
/** A match: line, start, end. */
const WIDTH = 3;

/** The expression that a query stands for, or what is wrong with it. */
export function expressionOf({ text, regex }: Query): { source: string } | { problem: string } {
  if (!regex) return { source: text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`) };
  try {
    return { source: new RegExp(text, "iu").source };
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^Invalid regular expression: .*\/[a-z]*: /s, "") : "";
    return { problem: `Not a regular expression${reason ? `: ${reason.charAt(0).toLowerCase()}${reason.slice(1)}` : ""}` };
  }
}

/** Looks for a text or an expression in all lines, in a worker: no expression can freeze the page. */
export class LogSearch {
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
  query: Query = { text: "", regex: false };
  problem: string | null = null;
  searching = false;

  constructor(private readonly store: LogStore, private readonly changed: () => void) {}

  /** Matches found so far. */
  get total(): number { return this.count; }
  /** Grows with every search. */
  get asked(): number { return this.id; }
  lineOf(index: number): number { return this.found[index * WIDTH] ?? 0; }

  /** A line's match. */
  at(line: number): Match | null {
    const index = this.indexOf(line);
    const [found, start = 0, end = 0] = this.found.subarray(index * WIDTH, (index + 1) * WIDTH);
    return index < this.count && found === line ? { line, start, end } : null;
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
    if (this.query.text === "") this.end();
  }

  set(query: Query): void {
    this.query = query;
    this.id++;
    this.count = 0;
    this.problem = null;
    this.searching = false;
    const expression = query.text === "" ? null : expressionOf(query);
    if (expression && "source" in expression) this.find(expression.source);
    else {
      if (expression) this.problem = expression.problem;
      if (this.prepared && this.worker) this.ask({ type: "stop" });
      else this.end();
    }
    this.changed();
  }

  /** Lines came, or the oldest went. */
  linesChanged(): void {
    if (!this.worker) return;
    if (this.out !== this.store.first) {
      this.out = this.store.first;
      const gone = this.indexOf(this.out);
      this.found.copyWithin(0, gone * WIDTH, this.count * WIDTH);
      this.count -= gone;
      this.worker.postMessage({ type: "keep", from: this.out }, []);
    }
    if (this.query.text === "") this.handOver();
    else this.sendLines();
  }

  /** All lines have other numbers now. */
  renumbered(): void {
    this.end();
    this.set(this.query);
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

  private find(source: string): void {
    this.worker ??= this.start();
    this.sendLines();
    this.searching = true;
    this.ask({ type: "find", id: this.id, source });
  }

  private start(): Worker {
    const worker = new Worker("/log-search.js");
    this.sent = this.out = this.store.first;
    worker.addEventListener("message", ({ data }: MessageEvent<{ begun: number } | { id: number; found: Int32Array }>) => {
      if (worker !== this.worker) return;
      if ("begun" in data) { this.begun = data.begun; this.watch(); return; }
      this.unanswered--;
      this.watch();
      if (data.id !== this.id) return;
      this.searching = false;
      this.add(data.found);
      this.changed();
    });
    return worker;
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
      const isOwn = this.begun === this.id;
      this.end();
      // It is still at one before: this one has had no chance yet.
      if (!isOwn) { this.renumbered(); return; }
      this.count = 0;
      this.problem = "This expression takes too long on these lines";
      this.changed();
    }, LIMIT_MS);
  }
}

/** Runs `work` when the page has nothing else to do, soon at the latest. */
function whenIdle(work: (hasTime: () => boolean) => void): void {
  if (typeof requestIdleCallback === "function") requestIdleCallback((deadline) => work(() => deadline.timeRemaining() > 2), { timeout: 200 });
  else setTimeout(() => { const end = performance.now() + 6; work(() => performance.now() < end); }, 4);
}
