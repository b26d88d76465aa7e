import net from "node:net";
import type { Readable } from "node:stream";
import type Docker from "dockerode";
import * as z from "zod";

const MAX_HEAD = 16_384;
const KEEP_ALIVE_MS = 1_000;
/** What a proxy says to HTTP/1.0 that does not speak it. */
const UPGRADE = 426, NOT_SUPPORTED = 505;

const Modem = z.object({ protocol: z.string(), socketPath: z.string().optional(), host: z.string().optional(), port: z.coerce.number().optional(), version: z.string().optional() });

/** It has to be asked in another way. */
export class NotPlain extends Error {}

export interface Plain { where: net.NetConnectOpts; prefix: string }

/** Where an engine listens that is reached without TLS or ssh, and how its paths begin ("/v1.44"); null for another one. */
export function plainAddress(docker: Docker): Plain | null {
  const modem = Modem.safeParse(docker.modem);
  if (!modem.success) return null;
  const { protocol, socketPath, host, port, version } = modem.data;
  const prefix = version ? `/${version}` : "";
  if (socketPath) return { where: { path: socketPath }, prefix };
  // An address of IPv6 stands in brackets in a URL only.
  return protocol === "http" && host && port ? { where: { host: host.replace(/^\[(.*)\]$/, "$1"), port }, prefix } : null;
}

/**
 * The body of a GET as it comes, over a connection of its own, until the engine ends it. In HTTP/1.0: in 1.1 the engine sends each line
 * of a log as a chunk, and Node calls back for each: two fifths of the panel's work in a flood. The price is that a body that broke off
 * looks like one that has ended. It is paused: nothing of it is lost before somebody reads. Rejects with the engine's status as
 * `statusCode`, as dockerode does, or when it can't be reached; with NotPlain when what stands before the engine has no HTTP/1.0.
 */
export function plainGet({ where, prefix }: Plain, path: string, signal: AbortSignal): Promise<Readable> {
  return new Promise((resolve, reject) => {
    // A peer that went away unsaid is found out: else the log would stand still for ever.
    const socket = net.connect({ ...where, keepAlive: true, keepAliveInitialDelay: KEEP_ALIVE_MS });
    const close = (): void => { socket.destroy(); };
    let head = Buffer.alloc(0);
    const onData = (chunk: Buffer): void => {
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf("\r\n\r\n");
      if (end < 0 && head.length <= MAX_HEAD) return;
      socket.off("data", onData).pause();
      const text = head.toString("latin1", 0, Math.max(0, end));
      const status = Number(/^HTTP\/1\.\d (\d{3}) /.exec(text)?.[1] ?? 0);
      if (/^transfer-encoding:/im.test(text) || status === UPGRADE || status === NOT_SUPPORTED) {
        reject(new NotPlain(`HTTP/1.0 was answered with status ${status}`));
        return close();
      }
      if (end < 0 || status !== 200) {
        reject(Object.assign(new Error(`the engine answered with status ${status}`), { statusCode: status }));
        return close();
      }
      // What follows the head goes the same way as what is yet to come.
      if (end + 4 < head.length) socket.unshift(head.subarray(end + 4));
      resolve(socket);
    };
    signal.addEventListener("abort", close, { once: true });
    socket.on("data", onData);
    socket.once("error", reject);
    socket.once("close", () => {
      signal.removeEventListener("abort", close);
      reject(new Error("the engine closed the connection"));
    });
    if (signal.aborted) return close();
    socket.write(`GET ${prefix}${path} HTTP/1.0\r\nHost: docker\r\n\r\n`);
  });
}
