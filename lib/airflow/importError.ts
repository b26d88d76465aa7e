import path from "node:path";
import type { ImportError } from "../contracts/glance";

const MAX_TRACE = 4_000;

/** Where a file of a container lies: its folder's name on the host and its path there, when a folder of the host is mounted over it. */
function onHost(file: string, binds: readonly { source: string; target: string }[]): { file: string; path: string | null } {
  const bind = binds.find(({ target }) => file.startsWith(`${target}/`));
  if (!bind) return { file, path: null };
  const rest = file.slice(bind.target.length + 1);
  return { file: `${path.basename(bind.source)}/${rest}`, path: path.join(bind.source, rest) };
}

/** The line of a traceback's last frame in this file. */
function lineIn(file: string, trace: string): number | null {
  const frames = [...trace.matchAll(/^\s*File "(.*)", line (\d{1,9})/gm)].filter((frame) => frame[1] === file);
  const line = frames.at(-1)?.[2];
  return line === undefined ? null : Number(line);
}

/** What a file could not be read for: the last line of a traceback that says something. */
function lastWords(trace: string): string {
  const lines = trace.split("\n").map((line) => line.trim()).filter((line) => line !== "");
  return (lines.at(-1) ?? "Airflow gives no reason.").slice(0, 300);
}

/** A DAG file that Airflow could not import, with the line that is to blame. Pure. */
export function describeImportError({ filename, trace }: { filename: string; trace: string }, binds: readonly { source: string; target: string }[]): ImportError {
  return { ...onHost(filename, binds), line: lineIn(filename, trace), message: lastWords(trace), trace: trace.slice(-MAX_TRACE) };
}
