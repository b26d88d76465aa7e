import type { LogLine, RangeReply } from "../contracts/logs";
import type { EngineClient } from "../engine/client";
import { openLog } from "../engine/openLog";
import { logLines } from "../engine/rawLines";
import { FlightdeckError } from "../errors";
import type { ContainerFact } from "../stack/facts";
import { scaled } from "../stack/replicas";
import { streamMarker } from "./fold";
import { LineStore } from "./lineStore";
import { lineMaker } from "./rawEntry";
import { engineTime } from "./stamp";

export interface Range { since: number; until: number; limit: number; keep: "first" | "last" }

/** The engine reads a log from its beginning to find a time; one of many gigabytes is given up. */
const DEADLINE_MS = 20_000;

/** Raw bytes of all containers' lines together: long lines make fewer of them. */
const MAX_BYTES = 24 * 1024 * 1024;

async function linesOf(docker: EngineClient, fact: ContainerFact, range: Range, room: { lines: number; bytes: number }, redact: (text: string) => string, signal: AbortSignal): Promise<{ lines: LogLine[]; more: boolean }> {
  const store = new LineStore(room, range.keep);
  const parser = logLines(fact.tty, (...line) => store.push(...line));
  const enough = new AbortController();
  const stream = await openLog(docker, fact.id, { since: engineTime(range.since), until: engineTime(range.until) }, AbortSignal.any([signal, enough.signal]));
  try {
    for await (const chunk of stream) {
      parser.feed(chunk as Uint8Array);
      if (!store.wantsMore) break;
    }
    parser.end();
  } finally {
    enough.abort();
    stream.destroy();
  }
  return { lines: store.all().map(lineMaker(redact, streamMarker())), more: store.cut };
}

/** Lines of a container that is gone. */
export interface Earlier { service: string; lines: LogLine[]; more: boolean }

/** Lines of containers between two times, merged, with those of containers that are gone. Throws FlightdeckError `log-too-slow` (504). */
export async function readRange(docker: EngineClient, facts: readonly ContainerFact[], range: Range, earlier: readonly Earlier[], redact: (text: string) => string, signal: AbortSignal): Promise<RangeReply> {
  const late = AbortSignal.timeout(DEADLINE_MS);
  const room = { lines: range.limit, bytes: MAX_BYTES / Math.max(1, facts.length) };
  try {
    const parts = await Promise.all(facts.map(async (fact) => ({ ...fact, ...(await linesOf(docker, fact, range, room, redact, AbortSignal.any([signal, late]))) })));
    const several = scaled(facts);
    const entries = [
      ...earlier.flatMap(({ service, lines }) => lines.map((line) => ({ ...line, service }))),
      ...parts.flatMap(({ service, number, lines }) => lines.map((line) => ({ ...line, service, ...(several.has(service) ? { replica: number } : {}) }))),
    ].sort((a, b) => a.at - b.at);
    const cut = range.keep === "first" ? entries.slice(0, range.limit) : entries.slice(-range.limit);
    return { entries: cut, more: cut.length < entries.length || [...earlier, ...parts].some(({ more }) => more) };
  } catch (error) {
    if (!late.aborted) throw error;
    throw new FlightdeckError({ code: "log-too-slow", what: "The log could not be read in time.", why: "The engine reads it from its beginning, and it is very large.", todo: "Choose a shorter time window, or download the whole log." }, { status: 504 });
  }
}
