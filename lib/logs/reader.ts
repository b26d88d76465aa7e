import type { LogEntry } from "../contracts/logs";
import type { ServiceLog } from "./serviceLog";

/** More at once would keep the server from its other work. */
const MESSAGE_LINES = 1_000;

export interface Out {
  begin(after: Record<string, number>): void;
  writable(): boolean;
  write(entries: LogEntry[]): void;
}

/** Somebody who follows the logs of some services: takes from them what it has not had yet, in time order. */
export class LogReader {
  private readonly had = new Map<ServiceLog, number>();
  private begun = false;

  /** `after`: the last line that the reader has, by service. */
  constructor(readonly logs: readonly ServiceLog[], private readonly tail: number, private readonly after: ReadonlyMap<string, number>, private readonly out: Out) {}

  begin(): void {
    for (const log of this.logs) this.had.set(log, this.after.get(log.service) ?? log.after(0).at(-this.tail - 1)?.seq ?? (this.tail === 0 ? log.end : 0));
    this.begun = true;
    this.out.begin(Object.fromEntries([...this.had].map(([log, seq]) => [log.service, seq])));
    this.pump(Number.POSITIVE_INFINITY);
  }

  /** Writes the new lines up to this time; what is younger waits for other services' lines of that time. False while some wait. */
  pump(until: number): boolean {
    if (!this.begun) return true;
    // A slow reader takes up again where it stopped; what it missed shows as a jump of the line numbers.
    if (!this.out.writable()) return false;
    const alone = this.logs.length === 1;
    let waiting = false;
    const entries: LogEntry[] = [];
    for (const log of this.logs) {
      for (const entry of log.after(this.had.get(log) ?? 0)) {
        if (!alone && entry.at > until) { waiting = true; break; }
        entries.push(entry);
        this.had.set(log, entry.seq);
      }
    }
    // Stable: lines of one service keep their order.
    if (!alone) entries.sort((a, b) => a.at - b.at);
    for (let from = 0; from < entries.length; from += MESSAGE_LINES) this.out.write(entries.slice(from, from + MESSAGE_LINES));
    return !waiting;
  }
}
