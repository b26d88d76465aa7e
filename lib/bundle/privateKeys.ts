import { MASK } from "../settings/secrets";

const BEGIN = /-----BEGIN [A-Z0-9 ]{0,60}PRIVATE KEY(?: BLOCK)?-----/g;
const END = /-----END [A-Z0-9 ]{0,60}PRIVATE KEY(?: BLOCK)?-----/;
const PART = /[A-Za-z0-9+/=]{16,}\s*$/;
const MAX_LINES = 200;

/** Private keys (PEM) taken out, over lines and within one; also the end of one whose beginning is not there. Pure. */
export function maskPrivateKeys(text: string): string {
  if (!text.includes("PRIVATE KEY")) return text;
  const lines: string[] = [];
  let left = 0;
  for (const line of text.split("\n")) {
    let rest = line;
    let done = "";
    const end = END.exec(rest);
    BEGIN.lastIndex = 0;
    const first = BEGIN.exec(rest)?.index ?? Number.POSITIVE_INFINITY;
    if (left > 0 && !end) {
      lines.push(MASK);
      left--;
      continue;
    }
    if (end && end.index < first) {
      // What stood before is of a key that began above, or above what is here.
      if (left === 0) for (let at = lines.length - 1; at >= 0 && at >= lines.length - MAX_LINES && PART.test(lines[at] ?? ""); at--) lines[at] = MASK;
      done = `${MASK}${end[0]}`;
      rest = rest.slice(end.index + end[0].length);
    }
    left = 0;
    for (;;) {
      BEGIN.lastIndex = 0;
      const begin = BEGIN.exec(rest);
      if (!begin) break;
      const from = begin.index + begin[0].length;
      const close = END.exec(rest.slice(from));
      done += rest.slice(0, from) + (close || from < rest.length ? MASK : "");
      rest = close ? rest.slice(from + close.index) : "";
      if (!close) {
        left = MAX_LINES;
        break;
      }
      done += close[0];
      rest = rest.slice(close[0].length);
    }
    lines.push(done + rest);
  }
  return lines.join("\n");
}
