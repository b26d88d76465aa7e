import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { takeTurns } from "./takeTurns";

const PIECE = 16 * 1024;

test("of a stream that has much to say all comes, in order, and others have their turn after each 64 KB", async () => {
  const stream = new PassThrough({ highWaterMark: 64 * PIECE });
  for (let piece = 0; piece < 40; piece++) stream.write(Buffer.alloc(PIECE, piece));
  const came: number[] = [];
  takeTurns(stream);
  stream.on("data", (chunk: Buffer) => { came.push(...Array.from({ length: chunk.length / PIECE }, (_, at) => chunk[at * PIECE] ?? -1)); });
  const turns: number[] = [];
  while (came.length < 40) {
    const before = came.length;
    await new Promise((resolve) => { setImmediate(resolve); });
    turns.push(came.length - before);
  }
  expect(came).toEqual(Array.from({ length: 40 }, (_, piece) => piece));
  expect(Math.max(...turns)).toBeLessThanOrEqual(4);
});
