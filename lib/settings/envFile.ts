import { readFileSync } from "node:fs";
import writeFileAtomic from "write-file-atomic";
import { FlightdeckError } from "../errors";

const KEY = /^[A-Za-z_][A-Za-z0-9_]*$/;
/** Variables that would change what compose or the shell does, not what the stack is. */
const DENIED = /^(COMPOSE_|DOCKER_|BUILDKIT_|LD_)|^(PATH|HOME|SHELL|IFS)$/;
/** Compose's parser takes no escape for a backslash, so one before a quote (or our closing quote) can't be written. */
const UNWRITABLE = /[\0\r\n]|\\'|\\$/;
const LINE = /^\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*[=:](.*)$/;

/** The value of one line of an environment file, by compose's rules for quotes and comments. */
function valueOf(text: string): string {
  const trimmed = text.trim();
  const single = /^'((?:[^'\\]|\\.)*)'/.exec(trimmed);
  if (single) return (single[1] ?? "").replaceAll("\\'", "'");
  const double = /^"((?:[^"\\]|\\.)*)"/.exec(trimmed);
  if (double) return (double[1] ?? "").replace(/\\(.)/g, (_, c: string) => (c === "n" ? "\n" : c === "t" ? "\t" : c));
  return trimmed.replace(/\s+#.*$/, "");
}

/** Text of an environment file -> its variables; the last one of a name wins. Pure. */
export function parseEnv(text: string): Map<string, string> {
  const values = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const match = LINE.exec(line);
    if (match) values.set(match[1] ?? "", valueOf(match[2] ?? ""));
  }
  return values;
}

/** Single quotes keep `$` and `#` from compose; plain words stay plain. */
function quote(value: string): string {
  return /^[\w@%+=:,./-]*$/.test(value) ? value : `'${value.replaceAll("'", "\\'")}'`;
}

/**
 * The text with these variables set: a line that sets one is replaced where it stands, comments stay, new ones go to the end. Pure.
 * Throws FlightdeckError `setting-refused` for a key or value that an environment file can't or mustn't hold.
 */
export function withValues(text: string, changes: Record<string, string>): string {
  for (const [key, value] of Object.entries(changes)) {
    if (!KEY.test(key) || DENIED.test(key) || UNWRITABLE.test(value)) {
      throw new FlightdeckError({
        code: "setting-refused", what: `${key} can't be set.`, why: "The name is reserved, or the value holds a line break, or a backslash at its end or before a quote.",
        todo: "Use another value.",
      }, { status: 400 });
    }
  }
  const left = new Map(Object.entries(changes));
  const lines = text === "" ? [] : text.replace(/\n$/, "").split("\n");
  const last = new Map<string, number>();
  lines.forEach((line, index) => { const key = LINE.exec(line)?.[1]; if (key && left.has(key)) last.set(key, index); });
  const replaced = lines.map((line, index) => {
    const key = LINE.exec(line)?.[1];
    const value = key === undefined ? undefined : left.get(key);
    return key !== undefined && value !== undefined && last.get(key) === index ? `${key}=${quote(value)}` : line;
  });
  const added = [...left].filter(([key]) => !last.has(key)).map(([key, value]) => `${key}=${quote(value)}`);
  return [...replaced, ...added].map((line) => `${line}\n`).join("");
}

/** Text of the file; empty when there is none yet. */
export function readEnvText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  }
}

/** Sets variables in the file: written whole to a temporary file and renamed, mode 0600. */
export async function setEnv(file: string, changes: Record<string, string>): Promise<void> {
  await writeFileAtomic(file, withValues(readEnvText(file), changes), { mode: 0o600 });
}
