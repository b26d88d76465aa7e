import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MAX_SAVED, STAMP, framedLines, stampOf, terminalLines } from "./rawLines";

const stamp = (ns: number): string => `2026-11-24T14:02:11.${String(ns).padStart(9, "0")}Z `;

function frame(stderr: boolean, payload: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(8 + payload.length);
  bytes[0] = stderr ? 2 : 1;
  new DataView(bytes.buffer).setUint32(4, payload.length);
  bytes.set(payload, 8);
  return bytes;
}

/** As the engine sends a line: in messages of 16 KB, each with its time. */
function messages(line: Uint8Array, ns: number): Uint8Array[] {
  const whole = Buffer.concat([line, Buffer.from("\n")]);
  const parts: Uint8Array[] = [];
  for (let from = 0; from < whole.length; from += 16_384) parts.push(Buffer.concat([Buffer.from(stamp(ns)), whole.subarray(from, from + 16_384)]));
  return parts;
}

function cut(bytes: Uint8Array, cuts: number[]): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  let at = 0;
  for (const length of cuts) { chunks.push(bytes.subarray(at, at + length)); at = Math.min(bytes.length, at + length); }
  return [...chunks, bytes.subarray(at)];
}

interface Got { bytes: string; stderr: boolean; dropped: number; nanos: number | undefined }
function read(make: (onLine: Parameters<typeof framedLines>[0]) => ReturnType<typeof framedLines>, chunks: Uint8Array[]): Got[] {
  const got: Got[] = [];
  const parser = make((bytes, start, end, stderr, dropped) => got.push({
    bytes: Buffer.from(bytes.subarray(start + STAMP, end)).toString("latin1"), stderr, dropped, nanos: stampOf(bytes, start)?.nanos,
  }));
  // A chunk's memory may be used again after it was fed.
  for (const chunk of chunks) parser.feed(chunk);
  parser.end();
  return got;
}

// Invalid UTF-8 and NUL included; a newline ends a line.
const bytesOfLine = fc.uint8Array({ maxLength: 200 }).map((bytes) => bytes.filter((byte) => byte !== 10));
const cutsArb = fc.array(fc.nat(300), { maxLength: 40 });

describe("a framed log", () => {
  test("gives the same lines whatever way its bytes are cut", () => {
    fc.assert(fc.property(fc.array(fc.record({ line: bytesOfLine, stderr: fc.boolean() }), { maxLength: 30 }), cutsArb, (lines, cuts) => {
      const bytes = Buffer.concat(lines.flatMap(({ line, stderr }, index) => messages(line, index).map((message) => frame(stderr, message))));
      expect(read(framedLines, cut(bytes, cuts))).toEqual(lines.map(({ line, stderr }, index) => ({ bytes: Buffer.from(line).toString("latin1"), stderr, dropped: 0, nanos: index })));
    }));
  });

  test("joins the messages of a long line without their times, also between messages of the other stream", () => {
    const long = Buffer.alloc(50_000, "x");
    const [first, ...others] = messages(long, 1).map((message) => frame(false, message));
    const between = frame(true, Buffer.from(`${stamp(2)}other\n`));
    const got = read(framedLines, [Buffer.concat([first ?? Buffer.alloc(0), between, ...others])]);
    expect(got.map(({ bytes, stderr }) => ({ length: bytes.length, stderr }))).toEqual([{ length: 5, stderr: true }, { length: 50_000, stderr: false }]);
    expect(/^x+$/.test(got[1]?.bytes ?? "")).toBe(true);
  });

  test("a line of 1 MB is cut, and says by how much", () => {
    const size = 1_048_576;
    const bytes = Buffer.concat(messages(Buffer.alloc(size, "y"), 7).map((message) => frame(false, message)));
    const [line, ...rest] = read(framedLines, cut(bytes, Array.from({ length: 20 }, () => 60_000)));
    expect(rest).toEqual([]);
    expect((line?.bytes.length ?? 0) + (line?.dropped ?? 0)).toBe(size);
    expect(line?.bytes.length).toBeLessThan(70_000);
  });

  test("a line without its end is handed out when the log ends", () => {
    expect(read(framedLines, [frame(false, Buffer.from(`${stamp(3)}half`))]).map(({ bytes }) => bytes)).toEqual(["half"]);
  });

  test("bytes that are no frame are refused instead of buffered for ever", () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 8, maxLength: 64 }).filter((bytes) => (bytes[0] ?? 0) > 2), (bytes) => {
      expect(() => read(framedLines, [bytes])).toThrow(RangeError);
    }));
  });
});

describe("a terminal's log", () => {
  const text = bytesOfLine.map((line) => line.filter((byte) => byte !== 13));
  test("gives the same lines whatever way its bytes are cut", () => {
    fc.assert(fc.property(fc.array(text, { maxLength: 30 }), cutsArb, (lines, cuts) => {
      const bytes = Buffer.concat(lines.map((line, index) => Buffer.concat([Buffer.from(stamp(index)), line, Buffer.from("\r\n")])));
      expect(read(terminalLines, cut(bytes, cuts))).toEqual(lines.map((line, index) => ({ bytes: Buffer.from(line).toString("latin1"), stderr: false, dropped: 0, nanos: index })));
    }));
  });

  test("a long line comes without the times of its messages", () => {
    const bytes = Buffer.concat(messages(Buffer.from(`${"z".repeat(40_000)}\r`), 5));
    expect(read(terminalLines, cut(bytes, [10_000, 7_000, 20_000])).map(({ bytes: line }) => line)).toEqual(["z".repeat(40_000)]);
  });

  test("a line of 1 MB comes whole where it is saved, whatever way its bytes are cut", () => {
    const size = 1_000_000;
    const bytes = Buffer.concat(messages(Buffer.from(`${"z".repeat(size)}\r`), 5));
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 200_000 }), { maxLength: 12 }), (cuts) => {
      const [line, ...others] = read((onLine) => terminalLines(onLine, MAX_SAVED), cut(bytes, cuts));
      expect(others).toEqual([]);
      expect([line?.bytes.length, line?.dropped, line?.bytes.replaceAll("z", "")]).toEqual([size, 0, ""]);
    }), { numRuns: 15 });
  });
});

test("a time is read to the nanosecond; what is no time is none", () => {
  expect(stampOf(Buffer.from("2026-11-24T14:02:11.006123456Z x"), 0)).toEqual({ seconds: Date.UTC(2026, 10, 24, 14, 2, 11) / 1000, nanos: 6_123_456 });
  expect(stampOf(Buffer.from("2026-11-24 14:02:11.006123456Z x"), 0)).toBeNull();
  expect(stampOf(Buffer.from("short"), 0)).toBeNull();
});
