import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import type { LinesReply } from "../contracts/logs";
import { FlightdeckError } from "../errors";
import { stampedLine, textLines } from "./textLines";

const MAX_LINES = 20_000;
const MAX_BYTES = 64 * 1024 * 1024;
const unpack = promisify(gunzip);

/** Lines of a kept log. Throws FlightdeckError `log-unknown` (404). */
export async function keptLines(file: string | null): Promise<LinesReply> {
  try {
    if (file === null) throw new Error("no such log");
    return textLines((await unpack(await readFile(file), { maxOutputLength: MAX_BYTES })).toString("utf8"), MAX_LINES, stampedLine);
  } catch (cause) {
    throw new FlightdeckError({ code: "log-unknown", what: "There is no such log.", why: "It was the oldest and made room for newer ones, or its file is damaged.", todo: "Choose another one." }, { status: 404, cause });
  }
}
