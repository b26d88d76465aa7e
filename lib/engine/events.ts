import type Docker from "dockerode";
import type { Readable } from "node:stream";
import { lineSplitter } from "./lines";
import { EventMessage } from "./replies";

/** Every health probe makes these; they say nothing about state. */
const NOISE = /^(exec_|top|attach|resize|export|archive-path)/;

/**
 * Follows the events of a compose project's containers until `signal` aborts or the stream ends (then it resolves).
 * `since` (epoch seconds) replays what happened between subscribing and listing.
 */
export async function followEvents(docker: Docker, project: string, onEvent: (event: EventMessage) => void, onOpen: () => void, signal: AbortSignal): Promise<void> {
  const stream = (await docker.getEvents({
    filters: { type: ["container"], label: [`com.docker.compose.project=${project}`] }, abortSignal: signal,
  })) as Readable;
  onOpen();
  const split = lineSplitter((line) => {
    if (line.trim() === "") return;
    const event = EventMessage.safeParse(JSON.parse(line));
    if (event.success && !NOISE.test(event.data.Action) && event.data.Actor.Attributes["com.docker.compose.oneoff"] !== "True") onEvent(event.data);
  });
  await new Promise<void>((resolve, reject) => {
    stream.on("data", split);
    stream.once("end", resolve);
    stream.once("close", resolve);
    stream.once("error", (error) => (signal.aborted ? resolve() : reject(error)));
  });
}
