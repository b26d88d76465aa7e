import type { LogLine } from "../contracts/logs";
import { plainText } from "../engine/plainText";
import { STAMP, stampOf } from "../engine/rawLines";
import type { RawLine } from "../engine/rawLines";

const MAX_SHOWN = 16_384;
const decoder = new TextDecoder();

/** Time of a raw line, epoch milliseconds to the microsecond; null where the engine gave none. */
export function timeOf({ bytes, start }: Pick<RawLine, "bytes" | "start">): number | null {
  const stamp = stampOf(bytes, start);
  return stamp && stamp.seconds * 1000 + Math.floor(stamp.nanos / 1000) / 1000;
}

/** The text of a raw line: plain, without secrets, cut where it is longer than anybody reads. */
export function textOf(line: RawLine, redact: (text: string) => string): string {
  const from = stampOf(line.bytes, line.start) ? Math.min(line.start + STAMP, line.end) : line.start;
  const text = redact(plainText(decoder.decode(line.bytes.subarray(from, line.end))));
  if (text.length <= MAX_SHOWN && line.dropped === 0) return text;
  return `${text.slice(0, MAX_SHOWN)} … (${(Math.max(0, text.length - MAX_SHOWN) + line.dropped).toLocaleString("en-US")} more characters)`;
}

/** A raw line as a file holds it: the engine's timestamp and the text. */
export function stampedText(line: RawLine, redact: (text: string) => string): string {
  return `${Buffer.from(line.bytes.subarray(line.start, line.start + STAMP)).toString("latin1")}${textOf(line, redact)}\n`;
}

/** A whole log, read once: raw lines in their order -> lines as they are shown. */
export function lineMaker(redact: (text: string) => string, mark: (line: string, stderr: boolean) => Omit<LogLine, "at" | "text">): (line: RawLine) => LogLine {
  let last = 0;
  return (line) => {
    last = Math.max(last, timeOf(line) ?? last);
    const text = textOf(line, redact);
    return { at: last, text, ...mark(text, line.stderr), ...(line.stderr ? { stderr: true as const } : {}) };
  };
}
