import type { LineReply } from "../contracts/logs";
import type { EngineClient } from "../engine/client";
import { openLog } from "../engine/openLog";
import { MAX_SAVED, logLines, stampOf } from "../engine/rawLines";
import { FlightdeckError } from "../errors";
import type { ContainerFact } from "../stack/facts";
import { savedText } from "./rawEntry";
import { stampText } from "./stamp";

const DEADLINE_MS = 20_000;

async function lineOf(docker: EngineClient, fact: ContainerFact, stamp: string, redact: (text: string) => string, signal: AbortSignal): Promise<LineReply | null> {
  let found: LineReply | null = null;
  let past = false;
  const parser = logLines(fact.tty, (bytes, start, end, stderr, dropped) => {
    const own = stampOf(bytes, start);
    if (past || !own || stampText(own) !== stamp) { past = true; return; }
    const line = savedText({ bytes, start, end, stderr, dropped }, redact);
    // Several may have the same time: the long one is meant.
    if (!found || line.text.length > found.text.length) found = line;
  }, MAX_SAVED);
  const stream = await openLog(docker, fact.id, { since: stamp }, signal);
  try {
    for await (const chunk of stream) {
      parser.feed(chunk as Uint8Array);
      if (past) break;
    }
    if (!past) parser.end();
  } finally {
    stream.destroy();
  }
  return found;
}

/** A line of a service as long as it is kept, by the engine's time of it. Throws FlightdeckError `line-gone` (404). */
export async function readWholeLine(docker: EngineClient, facts: readonly ContainerFact[], stamp: string, redact: (text: string) => string, signal: AbortSignal): Promise<LineReply> {
  const lines = await Promise.all(facts.map((fact) => lineOf(docker, fact, stamp, redact, AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MS)]))));
  const line = lines.find((one) => one !== null);
  if (line) return line;
  throw new FlightdeckError({ code: "line-gone", what: "The line can't be read any more.", why: "The engine no longer has it: its container was removed, or the log was too long.", todo: "Copy what is shown." }, { status: 404 });
}
