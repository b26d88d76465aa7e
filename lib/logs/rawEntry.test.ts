import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MAX_SAVED, logLines } from "../engine/rawLines";
import { plainText } from "../engine/plainText";
import { streamMarker } from "./fold";
import { lineMaker, savedText, shownText, stampedText } from "./rawEntry";

const STAMP = "2026-11-24T14:02:11.000000007Z ";
const asItIs = (text: string): string => text;

/** A line as the engine sends it: in frames of 16 KB, each with its time. */
function framed(line: Uint8Array): Uint8Array {
  const whole = Buffer.concat([line, Buffer.from("\n")]);
  const frames: Uint8Array[] = [];
  for (let from = 0; from < whole.length; from += 16_384) {
    const payload = Buffer.concat([Buffer.from(STAMP), whole.subarray(from, from + 16_384)]);
    const header = Buffer.alloc(8);
    header[0] = 1;
    header.writeUInt32BE(payload.length, 4);
    frames.push(header, payload);
  }
  return Buffer.concat(frames);
}

function read<Result>(bytes: Uint8Array, cuts: readonly number[], use: (line: Parameters<typeof shownText>[0]) => Result, most?: number): Result[] {
  const got: Result[] = [];
  const parser = logLines(false, (part, start, end, stderr, dropped) => got.push(use({ bytes: part, start, end, stderr, dropped })), most);
  let at = 0;
  for (const length of [...cuts, bytes.length]) { parser.feed(bytes.slice(at, at + length)); at = Math.min(bytes.length, at + length); }
  parser.end();
  return got;
}

// Bytes of all kinds, with colours between them.
const hostile = fc.array(fc.oneof(fc.uint8Array({ maxLength: 20 }), fc.constantFrom("\u001b[31m", "\u001b[0m", "\u001b[38;5;9m", "\u001b[2J", "ä", "\u001b").map((text) => Uint8Array.from(Buffer.from(text)))), { maxLength: 30 })
  .map((parts) => Buffer.concat(parts).filter((byte) => byte !== 10));

describe("a line", () => {
  test("has the same words and looks whatever way its bytes are cut, and no escape in either", () => {
    fc.assert(fc.property(fc.array(hostile, { maxLength: 5 }), fc.array(fc.nat(60), { maxLength: 30 }), (lines, cuts) => {
      const bytes = Buffer.concat(lines.map(framed));
      const whole = read(bytes, [], (line) => shownText(line, asItIs));
      expect(read(bytes, cuts, (line) => shownText(line, asItIs))).toEqual(whole);
      expect(whole.map(({ text }) => text)).toEqual(lines.map((line) => plainText(new TextDecoder().decode(line))));
      expect(JSON.stringify(whole)).not.toMatch(/\\u00(?:1b|9b)/);
    }));
  });

  test("whose secret was taken out has no looks, since they would stand at other places", () => {
    const redact = (text: string): string => text.replaceAll("hunter22", "•••");
    const [line] = read(framed(Buffer.from("\u001b[31mhun\u001b[1mter22\u001b[0m said")), [], (raw) => shownText(raw, redact));
    expect(line).toEqual({ text: "••• said" });
  });
});

describe("a line of 1 MB", () => {
  const size = 1_000_000;
  const bytes = framed(Buffer.concat([Buffer.alloc(size - 3, "y"), Buffer.from("end")]));
  const cutsArb = fc.array(fc.integer({ min: 1, max: 200_000 }), { maxLength: 12 });

  test("is shown up to a bound, with the exact number of bytes beyond it and the time by which it can be read", () => {
    fc.assert(fc.property(cutsArb, (cuts) => {
      const [line, ...others] = read(bytes, cuts, (raw) => shownText(raw, asItIs));
      expect(others).toEqual([]);
      expect(line?.text).toBe("y".repeat(16_384));
      expect(line?.rest).toEqual({ bytes: size - 16_384, stamp: `${Date.UTC(2026, 10, 24, 14, 2, 11) / 1000}.000000007` });
    }), { numRuns: 15 });
  });

  test("is saved whole, in one piece", () => {
    fc.assert(fc.property(cutsArb, (cuts) => {
      const [line, ...others] = read(bytes, cuts, (raw) => stampedText(raw, asItIs), MAX_SAVED);
      expect(others).toEqual([]);
      expect(line).toBe(`${STAMP}${"y".repeat(size - 3)}end\n`);
    }), { numRuns: 15 });
  });

  test("that is longer says by how much, and no cut secret is left at its edge", () => {
    const long = Buffer.alloc(MAX_SAVED + 5_000, "z");
    Buffer.from("hunter22").copy(long, MAX_SAVED - 31 - 4);
    const redact = (text: string): string => text.replaceAll("hunter22", "•••");
    const [line] = read(framed(long), [], (raw) => savedText(raw, redact), MAX_SAVED);
    expect(line?.text).toMatch(/^z+$/);
    expect((line?.text.length ?? 0) + (line?.missing ?? 0)).toBe(long.length);
  });
});

test("a character that is two units wide is not cut in half", () => {
  const [line] = read(framed(Buffer.from(`${"x".repeat(16_383)}😀 and more`)), [], (raw) => shownText(raw, asItIs));
  expect(line?.text).toBe("x".repeat(16_383));
  expect(line?.rest?.bytes).toBe(Buffer.byteLength("😀 and more"));
});

test("a line that goes on with one that was not read has its own time", () => {
  const made = read(framed(Buffer.from("2026-11-24 14:02:11.000 UTC [71] DETAIL:  Key exists.")), [], lineMaker(asItIs, streamMarker()));
  expect(made).toMatchObject([{ part: true, at: Date.UTC(2026, 10, 24, 14, 2, 11) }]);
});
