import { expect, test } from "vitest";
import { seenFrom } from "./seenFrom";

const match = (start: number, end: number) => ({ line: 0, start, end });
const LINE = "x".repeat(500);

test("a line whose match is seen anyway, or that has none, is shown from its beginning", () => {
  expect([seenFrom(LINE, null, 100), seenFrom(LINE, match(90, 99), 100), seenFrom(LINE, match(0, 500), 100)]).toEqual([0, 0, 0]);
});

test("a line whose match is beyond what is seen is shown from a little before it", () => {
  expect([seenFrom(LINE, match(95, 100), 100), seenFrom(LINE, match(400, 410), 100), seenFrom(LINE, match(400, 410), 20)]).toEqual([75, 380, 395]);
});

test("wide characters and tabs take more room", () => {
  expect([seenFrom("語".repeat(60), match(50, 55), 100), seenFrom(`${"\t".repeat(20)}${LINE}`, match(30, 35), 100)]).toEqual([30, 10]);
});

test("no pair of characters is cut in two", () => {
  expect(seenFrom("😀".repeat(200), match(301, 303), 100)).toBe(282);
});
