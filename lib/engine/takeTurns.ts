import type { Readable } from "node:stream";

/** A few milliseconds of work. */
const TURN_BYTES = 64 * 1024;

/**
 * Lets all else have its turn after each 64 KB of a stream that flows. While the engine goes on writing, Node hands out up to 2 MB of a
 * socket at once (libuv reads 32 times 64 KB): in a flood a page waited up to 50 ms for that, several times over.
 */
export function takeTurns(stream: Readable): void {
  let taken = 0;
  stream.on("data", (chunk: Uint8Array) => {
    taken += chunk.length;
    if (taken < TURN_BYTES) return;
    taken = 0;
    stream.pause();
    setImmediate(() => stream.resume());
  });
}
