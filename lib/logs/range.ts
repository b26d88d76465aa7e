import type { LogLine, RangeReply } from "../contracts/logs";
import type { EngineClient } from "../engine/client";
import { openLog } from "../engine/openLog";
import { logLines } from "../engine/rawLines";
import { FlightdeckError } from "../errors";
import type { ContainerFact } from "../stack/facts";
import { streamMarker } from "./fold";
import { lineMaker } from "./rawEntry";
import { RawWindow } from "./rawWindow";
import { engineTime } from "./stamp";

export interface Range { since: number; until: number; limit: number; keep: "first" | "last" }

/** The engine reads a log from its beginning to find a time; one of many gigabytes is given up. */
const DEADLINE_MS = 20_000;

async function linesOf(docker: EngineClient, fact: ContainerFact, range: Range, redact: (text: string) => string, signal: AbortSignal): Promise<{ lines: LogLine[]; more: boolean }> {
  const window = new RawWindow(range.limit);
  const enough = new AbortController();
  let count = 0;
  const parser = logLines(fact.tty, (bytes, start, end, stderr, dropped) => {
    count++;
    if (range.keep === "last" || count <= range.limit) window.push(bytes, start, end, stderr, dropped);
    else enough.abort();
  });
  const stream = await openLog(docker, fact.id, { since: engineTime(range.since), until: engineTime(range.until) }, AbortSignal.any([signal, enough.signal]));
  try {
    for await (const chunk of stream) {
      parser.feed(chunk as Uint8Array);
      if (enough.signal.aborted) break;
    }
    parser.end();
  } catch (error) {
    if (!enough.signal.aborted) throw error;
  } finally {
    stream.destroy();
  }
  const make = lineMaker(redact, streamMarker());
  return { lines: window.take(range.limit).lines.map(make), more: count > range.limit };
}

/** Lines of containers between two times, merged. Throws FlightdeckError `log-too-slow` (504). */
export async function readRange(docker: EngineClient, facts: readonly ContainerFact[], range: Range, redact: (text: string) => string, signal: AbortSignal): Promise<RangeReply> {
  const late = AbortSignal.timeout(DEADLINE_MS);
  try {
    const parts = await Promise.all(facts.map(async (fact) => ({ service: fact.service, ...(await linesOf(docker, fact, range, redact, AbortSignal.any([signal, late]))) })));
    const entries = parts.flatMap(({ service, lines }) => lines.map((line) => ({ ...line, service }))).sort((a, b) => a.at - b.at);
    const cut = range.keep === "first" ? entries.slice(0, range.limit) : entries.slice(-range.limit);
    return { entries: cut, more: cut.length < entries.length || parts.some(({ more }) => more) };
  } catch (error) {
    if (!late.aborted) throw error;
    throw new FlightdeckError({ code: "log-too-slow", what: "The log could not be read in time.", why: "The engine reads it from its beginning, and it is very large.", todo: "Choose a shorter time window, or download the whole log." }, { status: 504 });
  }
}
