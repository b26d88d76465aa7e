import { BLOCK, type LogStore } from "./logStore";

/** An expression that has not answered by then is given up. */
const LIMIT_MS = 2_000;

export interface Query { text: string; regex: boolean }
export interface Match { line: number; start: number; end: number }

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
  private unanswered = 0;
  private limit: ReturnType<typeof setTimeout> | undefined;
  private sent = 0;
  private found: Match[] = [];
  private out = 0;
  query: Query = { text: "", regex: false };
  problem: string | null = null;
  searching = false;

  constructor(private readonly store: LogStore, private readonly changed: () => void) {}

  get matches(): readonly Match[] { return this.found; }

  /** A line's match. */
  at(line: number): Match | null {
    let low = 0, high = this.found.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.found[middle]?.line ?? 0) < line) low = middle + 1;
      else high = middle;
    }
    const match = this.found[low];
    return match?.line === line ? match : null;
  }

  set(query: Query): void {
    this.query = query;
    this.id++;
    this.found = [];
    this.problem = null;
    this.searching = false;
    if (query.text === "") this.end();
    else {
      const expression = expressionOf(query);
      if ("problem" in expression) { this.end(); this.problem = expression.problem; } else {
        // One that is still at the question before would only answer after it.
        if (this.unanswered > 0) this.end();
        this.worker ??= this.start();
        this.sendLines();
        this.searching = true;
        this.ask({ type: "find", id: this.id, source: expression.source });
      }
    }
    this.changed();
  }

  /** Lines came, or the oldest went. */
  linesChanged(): void {
    if (!this.worker) return;
    if (this.out !== this.store.first) {
      this.out = this.store.first;
      this.found = this.found.filter(({ line }) => line >= this.out);
      this.worker.postMessage({ type: "keep", from: this.out }, []);
    }
    this.sendLines();
  }

  /** All lines have other numbers now. */
  renumbered(): void {
    this.end();
    this.set(this.query);
  }

  end(): void {
    clearTimeout(this.limit);
    this.worker?.terminate();
    this.worker = null;
    this.unanswered = 0;
    this.searching = false;
  }

  private start(): Worker {
    const worker = new Worker("/log-search.js");
    this.sent = this.out = this.store.first;
    worker.addEventListener("message", ({ data }: MessageEvent<{ id: number; found: Int32Array }>) => {
      this.unanswered--;
      this.watch();
      if (data.id !== this.id) return;
      this.searching = false;
      for (let at = 0; at < data.found.length; at += 3) this.found.push({ line: data.found[at] ?? 0, start: data.found[at + 1] ?? 0, end: data.found[at + 2] ?? 0 });
      this.changed();
    });
    return worker;
  }

  private sendLines(): void {
    const { store } = this;
    while (this.sent < store.end) {
      const end = Math.min(store.end, this.sent + BLOCK);
      const texts: string[] = [];
      for (let line = this.sent; line < end; line++) texts.push(store.isGap(line) ? "" : store.text(line));
      const message = { type: "add", first: this.sent, text: texts.join("\n") };
      this.sent = end;
      this.ask(message);
    }
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
      this.end();
      this.found = [];
      this.problem = "This expression takes too long on these lines";
      this.changed();
    }, LIMIT_MS);
  }
}
