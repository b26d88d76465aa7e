import type { LogMessage } from "../contracts/logs";
import type { Logs } from "../logs/logs";
import { sseResponse } from "./sse";

/** A reader that is this many bytes behind gets no more until it has caught up. */
const MAX_BEHIND = 1024 * 1024;

/** The stream of GET /api/logs: what there is, then what comes. Ends with the reader. */
export function logStream(logs: Logs, services: readonly string[], options: { tail: number; after: ReadonlyMap<string, number> }, signal: AbortSignal): Response {
  return sseResponse(signal, (send, behind) => {
    const message = ({ event, data }: LogMessage): void => send(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    return logs.read(services, options, {
      begin: (after) => message({ event: "hello", data: { source: logs.source, after } }),
      writable: () => behind() < MAX_BEHIND,
      write: (entries) => message({ event: "lines", data: { entries } }),
    });
  });
}
