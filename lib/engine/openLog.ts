import type Docker from "dockerode";
import type { Readable } from "node:stream";
import { NotPlain, plainAddress, plainGet } from "./plainGet";

export interface LogRange {
  follow?: boolean;
  /** Only the last lines; all without it. */
  tail?: number;
  /** "seconds.nanoseconds" since the epoch, both ends included. */
  since?: string;
  until?: string;
}

/**
 * The bytes of a container's log with the engine's timestamps, as they come; paused, if it is followed. dockerode's `logs` would gather
 * a whole file in memory. What is followed may break off unsaid: whether its container lives tells.
 */
export async function openLog(docker: Docker, id: string, range: LogRange, signal: AbortSignal): Promise<Readable> {
  const { follow = false, tail, since, until } = range;
  const asked = { stdout: true, stderr: true, timestamps: true, follow, tail, since, until };
  const query = Object.fromEntries(Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])));
  const path = `/containers/${id}/logs?`;
  const plain = follow ? plainAddress(docker) : null;
  try {
    if (plain) return await plainGet(plain, path + new URLSearchParams(query).toString(), signal);
  } catch (error) {
    if (!(error instanceof NotPlain)) throw error;
  }
  return await new Promise((resolve, reject) => {
    docker.modem.dial({
      path, method: "GET", isStream: true, abortSignal: signal, options: query,
      statusCodes: { 200: true, 404: "no such container", 500: "server error" },
    }, (error: Error | null, stream?: unknown) => {
      if (error) reject(error);
      else if (isStream(stream)) resolve(stream);
      else reject(new TypeError("the engine answered without a stream"));
    });
  });
}

function isStream(value: unknown): value is Readable {
  return typeof value === "object" && value !== null && "pipe" in value;
}
