import { describe, expect, test } from "vitest";
import { bytes, clock, count, duration, percent, sentenceList, uptime } from "./format";

test.each([[0, "0 B"], [512, "512 B"], [48_000, "48 kB"], [84e6, "84 MB"], [1.2e9, "1.2 GB"], [64e9, "64 GB"]])("%d bytes read as %s", (value, text) => {
  expect(bytes(value)).toBe(text);
});

test.each([[800, "0.8 s"], [9_000, "9 s"], [11_800, "12 s"], [59_700, "1 min"], [60_000, "1 min"], [171_000, "2 min 51 s"], [8_040_000, "2 h 14 min"], [273_600_000, "3 d 4 h"], [-5, "0 s"]])("%d ms last %s", (ms, text) => {
  expect(duration(ms)).toBe(text);
});

test.each([[12_900, "12 s"], [44 * 60_000 + 59_000, "44 min"], [8_040_000 + 59_000, "2 h 14 min"]])("%d ms of running read as %s", (ms, text) => {
  expect(uptime(ms)).toBe(text);
});

describe("a point in time", () => {
  const now = new Date(2026, 10, 24, 15, 0, 0).getTime();
  test.each([
    [new Date(2026, 10, 24, 14, 2, 11), "14:02:11"],
    [new Date(2026, 10, 23, 18, 40, 0), "yesterday 18:40"],
    [new Date(2026, 10, 20, 16, 5, 0), "20 Nov 16:05"],
  ])("%s reads as %s", (at, text) => {
    expect(clock(at.getTime(), now)).toBe(text);
  });
});

test("small shares keep one decimal, large ones none", () => {
  expect([percent(1.23), percent(61.7)]).toEqual(["1.2 %", "62 %"]);
});

test("counts and lists read as words", () => {
  expect([count(1, "file"), count(1_240, "file")]).toEqual(["1 file", "1,240 files"]);
  expect([sentenceList([]), sentenceList(["a"]), sentenceList(["a", "b", "c"])]).toEqual(["", "a", "a, b and c"]);
});
