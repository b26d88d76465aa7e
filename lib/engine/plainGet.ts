import net from "node:net";
import type { Readable } from "node:stream";
import type Docker from "dockerode";
import * as z from "zod";

const MAX_HEAD = 16_384;

const Modem = z.object({ protocol: z.string(), socketPath: z.string().optional(), host: z.string().optional(), port: z.coerce.number().optional(), version: z.string().optional() });

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
 * `statusCode`, as dockerode does, or when it can't be reached.
 */
export function plainGet({ where, prefix }: Plain, path: string, signal: AbortSignal): Promise<Readable> {
  return new Promise((resolve, reject) => {
    const socket = net.connect(where);
    const close = (): void => { socket.destroy(); };
    let head = Buffer.alloc(0);
    const onData = (chunk: Buffer): void => {
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf("\r\n\r\n");
      if (end < 0 && head.length <= MAX_HEAD) return;
      socket.off("data", onData).pause();
      const status = Number(/^HTTP\/1\.\d (\d{3}) /.exec(head.toString("latin1", 0, 20))?.[1] ?? 0);
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
