import type Docker from "dockerode";
import { frameParser } from "./frames";
import { lineSplitter } from "./lines";
import { plainText } from "./plainText";

const MAX_LINE = 16_384;

/** A line as it is handed on: without escapes, cut where it is longer than anybody reads. */
export function cappedLine(line: string): string {
  const text = plainText(line);
  return text.length > MAX_LINE ? `${text.slice(0, MAX_LINE)} … (${text.length - MAX_LINE} more characters)` : text;
}

/** The last `count` log lines of a container, oldest first, each with the engine's timestamp when asked for. */
export async function tailLog(docker: Docker, id: string, options: { count: number; tty: boolean }): Promise<string[]> {
  const bytes = await docker.getContainer(id).logs({ follow: false, stdout: true, stderr: true, tail: options.count });
  const lines: string[] = [];
  const split = lineSplitter((line) => lines.push(cappedLine(line)));
  if (options.tty) split(bytes);
  else frameParser((frame) => split(frame.payload))(bytes);
  split(new TextEncoder().encode("\n"));
  if (lines.at(-1) === "") lines.pop();
  return lines.slice(-options.count);
}
