import fc from "fast-check";
import { expect, test } from "vitest";
import { lineSplitter } from "./lines";

test("any cut of any text gives the same lines, also through a character", () => {
  fc.assert(fc.property(fc.array(fc.string({ unit: "binary", maxLength: 30 }).map((line) => line.replaceAll("\n", "")), { minLength: 1, maxLength: 12 }), fc.array(fc.nat(9)), (lines, cuts) => {
    const bytes = new TextEncoder().encode(`${lines.join("\n")}\n`);
    const text = new TextDecoder().decode(bytes);
    const got: string[] = [];
    const feed = lineSplitter((line) => got.push(line));
    let at = 0;
    for (const cut of cuts) { feed(bytes.subarray(at, at + cut)); at = Math.min(bytes.length, at + cut); }
    feed(bytes.subarray(at));
    expect(got).toEqual(text.split("\n").slice(0, -1));
  }));
});

test("a line without an end does not grow the buffer without bound", () => {
  const got: string[] = [];
  const feed = lineSplitter((line) => got.push(line), 100);
  feed(new TextEncoder().encode("x".repeat(1_000)));
  expect(got.every((line) => line.length === 100)).toBe(true);
  expect(got.length).toBe(9);
});
