import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { frameParser } from "./frames";
import type { Frame } from "./frames";

function encode(stream: 1 | 2, payload: Uint8Array): Uint8Array {
  const frame = new Uint8Array(8 + payload.length);
  frame[0] = stream;
  new DataView(frame.buffer).setUint32(4, payload.length);
  frame.set(payload, 8);
  return frame;
}

function parse(chunks: Uint8Array[]): Frame[] {
  const frames: Frame[] = [];
  const feed = frameParser((frame) => frames.push({ stream: frame.stream, payload: Uint8Array.from(frame.payload) }));
  for (const chunk of chunks) feed(chunk);
  return frames;
}

describe("frame parser", () => {
  test("any cut of any stream of frames gives the same frames", () => {
    const frame = fc.record({ stream: fc.constantFrom(1 as const, 2 as const), payload: fc.uint8Array({ maxLength: 300 }) });
    fc.assert(fc.property(fc.array(frame, { maxLength: 20 }), fc.array(fc.nat(400)), (frames, cuts) => {
      const bytes = Buffer.concat(frames.map((one) => encode(one.stream, one.payload)));
      const chunks: Uint8Array[] = [];
      let at = 0;
      for (const cut of cuts) { chunks.push(bytes.subarray(at, at + cut)); at = Math.min(bytes.length, at + cut); }
      chunks.push(bytes.subarray(at));
      expect(parse(chunks)).toEqual(frames.map((one) => ({ stream: one.stream === 2 ? "stderr" : "stdout", payload: one.payload })));
    }));
  });

  test("thousands of frames in one chunk don't overflow the stack", () => {
    const bytes = Buffer.concat(Array.from({ length: 20_000 }, () => encode(1, new Uint8Array([97, 10]))));
    expect(parse([bytes]).length).toBe(20_000);
  });

  test("bytes that are no frame are refused instead of buffered for ever", () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 8, maxLength: 64 }).filter((bytes) => (bytes[0] ?? 0) > 2), (bytes) => {
      expect(() => parse([bytes])).toThrow(RangeError);
    }));
  });
});
