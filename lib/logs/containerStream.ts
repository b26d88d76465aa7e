import type { EngineClient } from "../engine/client";
import { openLog } from "../engine/openLog";
import type { LogRange } from "../engine/openLog";
import { logLines, stampOf } from "../engine/rawLines";
import { takeTurns } from "../engine/takeTurns";
import type { LogLine } from "../contracts/logs";
import type { RawLine } from "../engine/rawLines";
import type { ContainerFact } from "../stack/facts";
import { streamMarker } from "./fold";
import { lineMaker } from "./rawEntry";
import { RawWindow } from "./rawWindow";
import { stampText } from "./stamp";

/** Lines that may come at once without being skipped; a steady flow gets `flush`'s share. */
const BURST = 2_500;
/** The log up to now has been read once nothing came for this long. */
const QUIET_MS = 150;
const READY_AT_LATEST_MS = 1_000;

interface Stamp { seconds: number; nanos: number }

/** The one log stream of a container that the engine serves; reopened where it stopped. */
export class ContainerStream {
  private readonly window = new RawWindow(BURST);
  private tokens = BURST;
  private abort: AbortController | null = null;
  /** The last line's time, and how many of the lines before share it: there the next stream begins. */
  private last: { stamp: Stamp; lines: number } | null = null;
  private openedFor: number | null = null;
  private received = 0;
  private decode: (line: RawLine) => LogLine;
  private settle: () => void = () => {};
  private settled = false;
  /** The lines that were there when it was opened have come. */
  readonly ready = new Promise<void>((resolve) => {
    this.settle = () => {
      if (this.settled) return;
      this.settled = true;
      resolve();
      this.came();
    };
  });

  constructor(private readonly fact: Pick<ContainerFact, "id" | "tty" | "number">, private readonly tail: number | undefined, private readonly redact: (text: string) => string, private readonly came: () => void) {
    this.decode = lineMaker(redact, streamMarker());
    setTimeout(this.settle, READY_AT_LATEST_MS).unref();
  }

  /** The container's among those of its service. */
  get number(): number { return this.fact.number; }
  get waiting(): number { return this.window.waiting; }
  /** Its lines from before anybody looked are still coming. */
  get catchingUp(): boolean { return this.tail !== undefined && !this.settled; }
  get open(): boolean { return this.abort !== null; }
  /** The start of the container that it was last opened for. */
  get startedAt(): number | null { return this.openedFor; }

  /** Follows until the container ends or the engine goes away; true when the engine ended it. */
  async follow(docker: EngineClient, startedAt: number | null): Promise<boolean> {
    const abort = new AbortController();
    this.abort = abort;
    this.openedFor = startedAt;
    const parser = logLines(this.fact.tty, this.passKnown());
    try {
      const stream = await openLog(docker, this.fact.id, { follow: true, ...this.from() }, abort.signal);
      takeTurns(stream);
      let quiet = setTimeout(this.settle, QUIET_MS);
      stream.on("data", (chunk: Uint8Array) => {
        try {
          parser.feed(chunk);
        } catch (error) {
          // No log: the stream can't be read on.
          return stream.destroy(error instanceof Error ? error : new Error(String(error)));
        }
        if (this.tail !== undefined && this.received >= this.tail) this.settle();
        else quiet = this.restart(quiet);
        this.came();
      }).resume();
      return await new Promise<boolean>((resolve) => {
        stream.once("end", () => resolve(true));
        stream.once("close", () => resolve(false));
        stream.once("error", () => resolve(false));
        abort.signal.addEventListener("abort", () => { stream.destroy(); resolve(false); }, { once: true });
      });
    } catch {
      return false; // Gone, or the engine is: the next facts say which.
    } finally {
      parser.end();
      abort.abort();
      if (this.abort === abort) this.abort = null;
      this.settle();
      this.came();
    }
  }

  close(): void { this.abort?.abort(); }

  /** The newest lines that the share allows, and how many before them were skipped. */
  flush(share: number): { skipped: number; lines: LogLine[] } {
    this.tokens = Math.min(BURST, this.tokens + share);
    const { skipped, lines } = this.window.take(this.tokens);
    this.tokens -= lines.length;
    // What a line belongs to may be among those that were skipped.
    if (skipped > 0) this.decode = lineMaker(this.redact, streamMarker());
    const decoded = lines.map(this.decode);
    this.remember(lines);
    this.window.release();
    return { skipped, lines: decoded };
  }

  private from(): Pick<LogRange, "tail" | "since"> {
    if (this.last) return { since: stampText(this.last.stamp) };
    return this.tail === undefined ? {} : { tail: this.tail };
  }

  private restart(timer: NodeJS.Timeout): NodeJS.Timeout {
    clearTimeout(timer);
    return setTimeout(this.settle, QUIET_MS);
  }

  /** Takes lines in, but those of the boundary that are known already. */
  private passKnown(): (bytes: Uint8Array, start: number, end: number, stderr: boolean, dropped: number) => void {
    const { last } = this;
    let known = last?.lines ?? 0;
    return (bytes, start, end, stderr, dropped) => {
      if (known > 0 && last) {
        const stamp = stampOf(bytes, start);
        if (stamp && stamp.seconds === last.stamp.seconds && stamp.nanos === last.stamp.nanos) { known--; return; }
        known = 0;
      }
      this.received++;
      this.window.push(bytes, start, end, stderr, dropped);
    };
  }

  private remember(lines: readonly RawLine[]): void {
    const end = lines.at(-1);
    const stamp = end && stampOf(end.bytes, end.start);
    if (!stamp) return;
    let same = 0;
    for (let at = lines.length - 1; at >= 0; at--) {
      const line = lines[at];
      const other = line && stampOf(line.bytes, line.start);
      if (!other || other.seconds !== stamp.seconds || other.nanos !== stamp.nanos) break;
      same++;
    }
    const before = this.last && same === lines.length && this.last.stamp.seconds === stamp.seconds && this.last.stamp.nanos === stamp.nanos ? this.last.lines : 0;
    this.last = { stamp, lines: before + same };
  }
}
