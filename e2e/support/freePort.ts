import { randomInt } from "node:crypto";
import net from "node:net";

/** Below the range of outgoing connections; wide enough that two runs on one machine do not meet. */
const FIRST = 10_000;
const LAST = 32_000;
const given = new Set<number>();

/** Binds a port of the loopback address; fails when somebody has it. */
async function listen(port: number): Promise<net.Server> {
  const server = net.createServer();
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  return server;
}

/** A port that nobody has now and that no other test is given. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(FIRST, LAST);
    if (given.has(port)) continue;
    const server = await listen(port).catch(() => null);
    if (!server) continue;
    given.add(port);
    await new Promise((resolve) => server.close(resolve));
    return port;
  }
}

/** Takes a port, as a foreign program would, until `release` is called. */
export async function takePort(port: number): Promise<{ release: () => Promise<void> }> {
  const server = await listen(port);
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
}
