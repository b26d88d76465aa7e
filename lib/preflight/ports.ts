import net from "node:net";
import type { EngineClient } from "../engine/client";
import { containerOnPort } from "../engine/containers";
import { processOnPort } from "./portOwner";

/** What holds a host port. `own`: a container of this very stack. */
export interface PortFinding { port: number; taken: boolean; own: boolean; owner: string | null; suggestion: number | null }

function canBind(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = net.createServer();
    // Only "in use" counts: EACCES or a missing IPv6 stack says nothing of the engine, which binds as root.
    server.once("error", (error) => resolve(!("code" in error && error.code === "EADDRINUSE")));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

/** Free on IPv4 loopback and on all addresses: a listener on either makes the engine's bind fail. */
async function isFree(port: number): Promise<boolean> {
  return (await canBind(port, "127.0.0.1")) && (await canBind(port, "0.0.0.0"));
}

/** The next free host port above `port` that the stack does not use itself. */
async function suggest(port: number, used: ReadonlySet<number>): Promise<number | null> {
  for (let candidate = port + 1; candidate <= Math.min(port + 100, 65_535); candidate++) {
    if (!used.has(candidate) && (await isFree(candidate))) return candidate;
  }
  return null;
}

/** Looks who holds one host port: this stack, another container, a process, or nobody. */
export async function lookAtPort(docker: EngineClient | null, project: string, port: number, used: ReadonlySet<number>): Promise<PortFinding> {
  const free = { port, taken: false, own: false, owner: null, suggestion: null };
  if (await isFree(port)) return free;
  const container = docker ? await containerOnPort(docker, port) : null;
  if (container?.project === project) return { ...free, own: true };
  const owner = container ? `container ${container.name}` : await processOnPort(port);
  return { port, taken: true, own: false, owner: owner ?? "another program", suggestion: await suggest(port, used) };
}
