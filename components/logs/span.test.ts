import fc from "fast-check";
import { expect, test } from "vitest";
import { ALL, changedHash, endOf, fromField, lastSpan, problemOf, spanInHash, spanOfHash, toField } from "./span";

const NOW = Date.UTC(2026, 10, 24, 14, 2);
const seconds = fc.integer({ min: 0, max: 9_999_999_999 }).map((second) => second * 1000);

test("a field tells the time that was put into it, in UTC and in local time but for the hour that comes twice", () => {
  fc.assert(fc.property(seconds, (at) => {
    expect(fromField(toField(at, true), true)).toBe(at);
    expect(toField(fromField(toField(at, false), false) ?? null, false)).toBe(toField(at, false));
  }));
  expect(toField(Date.UTC(2026, 10, 24, 14, 2, 11, 6), true)).toBe("2026-11-24T14:02:11");
  expect(fromField("2026-11-24T14:02", true)).toBe(Date.UTC(2026, 10, 24, 14, 2));
  expect([toField(null, true), fromField("", true)]).toEqual(["", null]);
});

test("what is no time, or no time of a log, is said at its field; so is an end before the beginning", () => {
  expect(["now", "2026-11-24", "1969-12-31T23:59:59", "9999-01-01T00:00:00"].map((value) => fromField(value, true))).toEqual([undefined, undefined, undefined, undefined]);
  expect(problemOf(undefined, 1)?.field).toBe("from");
  expect(problemOf(1, undefined)?.field).toBe("to");
  expect(problemOf(2_000, 1_000)).toEqual({ field: "to", words: "To: this is before the beginning." });
  expect([problemOf(1_000, 1_000), problemOf(null, 1), problemOf(1, null), problemOf(null, null)]).toEqual([null, null, null, null]);
});

test("an address holds the window beside the line that it names, and gives it back", () => {
  fc.assert(fc.property(fc.option(seconds), fc.option(seconds), (from, to) => {
    fc.pre(problemOf(from, to) === null);
    const hash = changedHash("#at=1&service=web", spanInHash({ from, to }));
    expect(spanOfHash(hash, NOW)).toEqual({ from, to });
    expect(hash).toContain("service=web");
    expect(changedHash(hash, { ...spanInHash(ALL), at: null, service: null })).toBe("");
  }));
});

test("an address that can't be understood names no window", () => {
  for (const hash of ["", "#", "#from=x", "#from=2026-11-24T14:00:00", "#from=2026-11-24T14:00:00Z&to=2026-11-24T13:00:00Z"]) expect(spanOfHash(hash, NOW)).toEqual(ALL);
  fc.assert(fc.property(fc.string(), (hash) => { expect(problemOf(spanOfHash(`#${hash}`, NOW).from, spanOfHash(`#${hash}`, NOW).to)).toBeNull(); }));
});

test("an address holds how far a window reaches back; a line that it names goes before that", () => {
  const hash = changedHash("#log", spanInHash(lastSpan("5m", NOW - 60_000)));
  expect(hash).toBe("#last=5m");
  expect(spanOfHash(hash, NOW)).toEqual({ from: NOW - 300_000, to: null, last: "5m" });
  expect(spanOfHash(`${hash}&at=1.000&service=web`, NOW)).toEqual(ALL);
  expect(spanOfHash("#last=toString", NOW)).toEqual(ALL);
  expect(changedHash(hash, spanInHash({ from: NOW, to: null }))).toBe("#from=2026-11-24T14%3A02%3A00Z");
});

test("the second that an end names belongs to the window", () => {
  expect(endOf({ from: null, to: 5_000 })).toBeCloseTo(5_999.999);
  expect(endOf(ALL)).toBeNull();
});
