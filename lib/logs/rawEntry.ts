import type { LogLine } from "../contracts/logs";
import { plainText } from "../engine/plainText";
import { STAMP, stampOf } from "../engine/rawLines";
import type { RawLine } from "../engine/rawLines";
import { cleanText } from "./cleanText";
import { stampText } from "./stamp";

const MAX_SHOWN = 16_384;
const EDGE = 512;
const decoder = new TextDecoder();

/** Time of a raw line, epoch milliseconds to the microsecond; null where the engine gave none. */
function timeOf({ bytes, start }: Pick<RawLine, "bytes" | "start">): number | null {
  const stamp = stampOf(bytes, start);
  return stamp && stamp.seconds * 1000 + Math.floor(stamp.nanos / 1000) / 1000;
}

function decode({ bytes, start, end }: RawLine): string {
  return decoder.decode(bytes.subarray(stampOf(bytes, start) ? Math.min(start + STAMP, end) : start, end));
}

/** Without the end of a text that was cut: it may be the beginning of a secret, or half a character. */
function withoutEdge(text: string, cut: boolean): string {
  return cut ? text.slice(0, -EDGE) : text;
}

/** A raw line as it is shown: its words with the looks of a terminal, without secrets, cut where it is longer than anybody reads. */
export function shownText(line: RawLine, redact: (text: string) => string): Pick<LogLine, "text" | "sgr" | "rest"> {
  const { text: clean, ...looks } = cleanText(decode(line), redact);
  if (clean.length <= MAX_SHOWN && line.dropped === 0) return { text: clean, ...looks };
  const text = withoutEdge(clean, line.dropped > 0).slice(0, MAX_SHOWN).replace(/[\ud800-\udbff]$/, "");
  const stamp = stampOf(line.bytes, line.start);
  const rest = { bytes: Buffer.byteLength(clean.slice(text.length)) + line.dropped, stamp: stamp ? stampText(stamp) : "" };
  return { text, ...looks, rest };
}

/** A raw line as it is saved: plain, without secrets, up to what was kept of it; and the bytes beyond that. */
export function savedText(line: RawLine, redact: (text: string) => string): { text: string; missing: number } {
  const clean = redact(plainText(decode(line)));
  const text = withoutEdge(clean, line.dropped > 0);
  return { text, missing: line.dropped === 0 ? 0 : line.dropped + Buffer.byteLength(clean.slice(text.length)) };
}

/** A raw line as a file holds it: the engine's timestamp, `name` and the text. */
export function stampedText(line: RawLine, redact: (text: string) => string, name = ""): string {
  const { text, missing } = savedText(line, redact);
  const more = missing === 0 ? "" : ` … (${missing.toLocaleString("en-US")} more bytes)`;
  return `${Buffer.from(line.bytes.subarray(line.start, line.start + STAMP)).toString("latin1")}${name}${text}${more}\n`;
}

/** A whole log, read once: raw lines in their order -> lines as they are shown. */
export function lineMaker(redact: (text: string) => string, mark: (line: string, stderr: boolean) => Omit<LogLine, "at" | "text">): (line: RawLine) => LogLine {
  let last = 0;
  return (line) => {
    const shown = shownText(line, redact);
    const marked = mark(shown.text, line.stderr);
    // A part keeps its head's time, so that no other service's line comes between them; the head of the first one was not read.
    if (!marked.part || last === 0) last = Math.max(last, timeOf(line) ?? last);
    return { at: last, ...shown, ...marked, ...(line.stderr ? { stderr: true as const } : {}) };
  };
}
