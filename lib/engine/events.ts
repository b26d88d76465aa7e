import type Docker from "dockerode";
import type { Readable } from "node:stream";
import { lineSplitter } from "./lines";
import { EventMessage } from "./replies";

/** The end of a health probe, among others. */
export const PROBE_END = "exec_die";
/** The engine matches by prefix once "health_status" is among them (moby, daemon/events/filter.go). */
const FOLLOWED = ["create", "start", "restart", "stop", "die", "kill", "oom", "pause", "unpause", "rename", "update", "destroy", "health_status"];

interface Options {
  /** Every health probe makes three exec events, which say nothing about state, but the end of one means that there is a new probe to see. */
  probes: boolean;
  /** From this time on (the engine's, epoch milliseconds). The engine keeps its last 256 events. */
  since: number;
  open(): void;
  event(event: EventMessage): void;
}

/**
 * Follows the events of a compose project's containers until `signal` aborts or the stream ends (then it resolves).
 */
export async function followEvents(docker: Docker, project: string, on: Options, signal: AbortSignal): Promise<void> {
  const stream = (await docker.getEvents({
    filters: { type: ["container"], event: on.probes ? [...FOLLOWED, PROBE_END] : FOLLOWED, label: [`com.docker.compose.project=${project}`] },
    since: Math.floor(on.since) / 1_000,
    abortSignal: signal,
  })) as Readable;
  on.open();
  const split = lineSplitter((line) => {
    if (line.trim() === "") return;
    const event = EventMessage.safeParse(JSON.parse(line));
    // A container of `docker run` inherits project and service from labels of the image, but not this one; one-off commands say "True".
    if (!event.success || event.data.Actor.Attributes["com.docker.compose.oneoff"] !== "False") return;
    on.event(event.data);
  });
  await new Promise<void>((resolve, reject) => {
    stream.on("data", split);
    stream.once("end", resolve);
    stream.once("close", resolve);
    stream.once("error", (error) => (signal.aborted ? resolve() : reject(error)));
  });
}
