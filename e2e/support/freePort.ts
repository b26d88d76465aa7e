import net from "node:net";

/** Ports of one worker stay apart from the other's, and below the range of outgoing connections. */
const FIRST = 21_000;
const PER_WORKER = 2_000;
let next = 0;

/** Whether a port of the loopback address can be bound now. */
async function isFree(port: number): Promise<boolean> {
  const server = net.createServer();
  return new Promise((resolve) => {
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}

/** A port that nobody has now and that no other test is given. */
export async function freePort(): Promise<number> {
  const worker = Number(process.env.TEST_PARALLEL_INDEX ?? 0);
  for (;;) {
    const port = FIRST + worker * PER_WORKER + (next++ % PER_WORKER);
    if (await isFree(port)) return port;
  }
}

/** Takes a port, as a foreign program would, until `release` is called. */
export async function takePort(port: number): Promise<{ release: () => Promise<void> }> {
  const server = net.createServer();
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(port, "127.0.0.1", resolve));
  return { release: () => new Promise((resolve) => server.close(() => resolve())) };
}
