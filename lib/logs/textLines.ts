import type { LogLine } from "../contracts/logs";
import { cleanText } from "./cleanText";
import { streamMarker } from "./fold";

/** The last lines of a text, marked. `read` takes the time off a line; null where it has none. */
export function textLines(text: string, limit: number, read: (line: string) => { at: number | null; text: string; sgr?: string }): { lines: LogLine[]; more: boolean } {
  const all = text.split("\n");
  if (all.at(-1) === "") all.pop();
  const mark = streamMarker();
  let last = 0;
  const lines = all.slice(-limit).map((line): LogLine => {
    const { at, ...own } = read(line);
    const marked = mark(own.text, false);
    // As in the live log: a part keeps its head's time.
    if (!marked.part || last === 0) last = Math.max(last, at ?? last);
    return { at: last, ...own, ...marked };
  });
  return { lines, more: all.length > limit };
}

/** "2026-11-24T14:02:11.006123456Z text"; the time to the microsecond, as in the live log. */
export function stampedLine(line: string): { at: number | null; text: string } {
  const at = /^\d{4}-\d\d-\d\dT[\d:.]{8,18}Z /.test(line) ? Date.parse(`${line.slice(0, 23)}Z`) + (Number.parseInt(line.slice(23, 26), 10) || 0) / 1_000 : Number.NaN;
  return Number.isNaN(at) ? { at: null, text: line } : { at, text: line.slice(line.indexOf(" ") + 1) };
}

/** "[2026-11-24T14:02:11.006+0000] {…} INFO - …": the time is the line's own, so it stays. */
export function airflowLine(raw: string, redact: (text: string) => string): { at: number | null; text: string; sgr?: string } {
  const styled = cleanText(raw, redact);
  const line = styled.text;
  const [, moment, hours, minutes] = /^\[(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?)([+-]\d\d):?(\d\d)\]/.exec(line) ?? [];
  const at = moment ? Date.parse(`${moment}${hours}:${minutes}`) : Number.NaN;
  return { at: Number.isNaN(at) ? null : at, ...styled };
}
