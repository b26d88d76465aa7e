import fc from "fast-check";
import { expect, test } from "vitest";
import { timeTicks } from "./timeTicks";

const MINUTE = 60_000, HOUR = 60 * MINUTE;
const at = (hours: number, minutes: number, seconds = 0): number => new Date(2026, 10, 24, hours, minutes, seconds).getTime();
const texts = (from: number, ms: number) => timeTicks(from, from + ms).map(({ text }) => text);

test("labels are round times, with seconds where the time is short", () => {
  expect(texts(at(0, 57, 17), 5 * MINUTE)).toEqual(["00:58", "00:59", "01:00", "01:01", "01:02"]);
  expect(texts(at(14, 1, 50), 15 * MINUTE)).toEqual(["14:05", "14:10", "14:15"]);
  expect(texts(at(14, 1, 50), HOUR)).toEqual(["14:15", "14:30", "14:45", "15:00"]);
  expect(texts(at(9, 3), 6 * HOUR)).toEqual(["10:00", "12:00", "14:00"]);
  expect(texts(at(9, 3), 24 * HOUR)).toEqual(["12:00", "18:00", "00:00", "06:00"]);
  expect(texts(at(14, 1, 3), 20_000)).toEqual(["14:01:05", "14:01:10", "14:01:15", "14:01:20"]);
});

test("a label stands exactly at its time, and none where it would reach over an end", () => {
  expect(timeTicks(at(14, 0), at(14, 0) + 4 * MINUTE)).toEqual([{ left: 25, text: "14:01" }, { left: 50, text: "14:02" }, { left: 75, text: "14:03" }]);
});

test("whatever time is shown, there are one to five labels, from left to right, none of them twice", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 24 * HOUR }), fc.integer({ min: 20_000, max: 24 * HOUR }), (later, ms) => {
    const ticks = timeTicks(at(0, 0) + later, at(0, 0) + later + ms);
    expect(ticks.length).toBeGreaterThan(0);
    expect(ticks.length).toBeLessThanOrEqual(5);
    expect(ticks.map(({ left }) => left)).toEqual(ticks.map(({ left }) => left).toSorted((a, b) => a - b));
    expect(new Set(ticks.map(({ text }) => text)).size).toBe(ticks.length);
  }));
});
