import { readFile } from "node:fs/promises";
import { plainText } from "../engine/plainText";
import { isMarker } from "./jobLog";
import { FlightdeckError } from "../errors";

/** Text of an operation's log without the runner's own lines. Throws FlightdeckError `operation-unknown` (404). */
export async function operationOutput(file: string | null): Promise<string> {
  if (file === null) {
    throw new FlightdeckError({ code: "operation-unknown", what: "There is no output of that operation.", why: "The id is unknown here, or it has not run anything yet.", todo: "Reload the page." }, { status: 404 });
  }
  const lines = (await readFile(file, "utf8")).split("\n");
  return lines.filter((line) => !isMarker(line)).map(plainText).join("\n");
}
