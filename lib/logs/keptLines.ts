import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { LinesReply, LogLine } from "../contracts/logs";
import { FlightdeckError } from "../errors";
import type { Range } from "./range";
import { stampedLine, textLines } from "./textLines";

const MAX_LINES = 20_000;
const MAX_BYTES = 64 * 1024 * 1024;
const unpack = promisify(gunzip);

async function read(file: string, most: number): Promise<LinesReply> {
  return textLines((await unpack(await readFile(file), { maxOutputLength: MAX_BYTES })).toString("utf8"), most, stampedLine);
}

/** Lines of a kept log between two times, the first or the last `limit` of them; none of a file that is gone or damaged. */
export async function keptBetween(file: string, { since, until, limit, keep }: Range): Promise<{ lines: LogLine[]; more: boolean }> {
  const { lines: all } = await read(file, Number.POSITIVE_INFINITY).catch(() => ({ lines: [] }));
  const lines = all.filter(({ at }) => at >= since && at <= until);
  return { lines: keep === "first" ? lines.slice(0, limit) : lines.slice(-limit), more: lines.length > limit };
}

/** Lines of a kept log. Throws FlightdeckError `log-unknown` (404). */
export async function keptLines(file: string | null): Promise<LinesReply> {
  try {
    if (file === null) throw new Error("no such log");
    return await read(file, MAX_LINES);
  } catch (cause) {
    throw new FlightdeckError({ code: "log-unknown", what: "There is no such log.", why: "It was the oldest and made room for newer ones, or its file is damaged.", todo: "Choose another one." }, { status: 404, cause });
  }
}
