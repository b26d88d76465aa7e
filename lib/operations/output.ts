import { readFile } from "node:fs/promises";
import { keptOutput } from "../compose/job";
import type { JobRef } from "../compose/job";
import { plainText } from "../engine/plainText";
import { isMarker } from "./jobLog";
import { FlightdeckError } from "../errors";

/** Text of an operation's output, from its log or, where none could be written, from memory. Throws FlightdeckError `operation-unknown` (404). */
export async function operationOutput(job: JobRef | null): Promise<string> {
  if (job === null) {
    throw new FlightdeckError({ code: "operation-unknown", what: "There is no output of that operation.", why: "The id is unknown here, or it has not run anything yet.", todo: "Reload the page." }, { status: 404 });
  }
  return job.log === "" ? commandsOnly(keptOutput(job)) : outputIn(job.log);
}

/** Text of an operation's log without the runner's own lines. */
export async function outputIn(file: string): Promise<string> { return commandsOnly(await readFile(file, "utf8")); }

function commandsOnly(text: string): string { return text.split("\n").filter((line) => !isMarker(line)).map(plainText).join("\n"); }
