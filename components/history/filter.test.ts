import fc from "fast-check";
import { expect, test } from "vitest";
import { askFor, fieldTime, fieldValue, KINDS, readFilter, RANGES, writeFilter, type Filter } from "./filter";

const any: fc.Arbitrary<Filter> = fc.record({
  range: fc.constantFrom(...RANGES.map(({ id }) => id)), from: fc.option(fc.nat()), to: fc.option(fc.nat()), service: fc.constantFrom("", "web"),
  kind: fc.constantFrom("" as const, ...KINDS.map(({ id }) => id)), problems: fc.boolean(), q: fc.string({ maxLength: 20 }),
});

test("an address says what the page shows", () => {
  fc.assert(fc.property(any, (filter) => {
    const custom = filter.range === "custom";
    expect(readFilter(writeFilter(filter))).toEqual({ ...filter, from: custom ? filter.from : null, to: custom ? filter.to : null });
  }));
});

test("the address names the range, the usual one too", () => {
  expect(writeFilter(readFilter({}))).toEqual({ range: "1h" });
  expect(askFor(readFilter({ range: "10m" }), 1_000_000)).toMatchObject({ from: 400_000, to: null });
});

test("an address with times alone asks for that time, anything odd for the last hour", () => {
  expect(readFilter({ from: "5", to: "9" })).toMatchObject({ range: "custom", from: 5, to: 9 });
  expect(readFilter({ range: "never", from: "x", kind: "?", service: ["a", "b"] })).toEqual({ range: "1h", from: null, to: null, service: "", kind: "", problems: false, q: "" });
});

test("the panel is asked for the time back from now", () => {
  expect(askFor(readFilter({ range: "15m", kind: "ends", problems: "1", q: " x " }), 1_000_000)).toEqual({ from: 100_000, to: null, services: "", q: "x", kinds: "start,exit", severities: "warn,bad" });
});

test("a time field shows local time and gives it back to the second", () => {
  const at = new Date(2026, 10, 24, 14, 2, 11).getTime();
  expect(fieldValue(at)).toBe("2026-11-24T14:02:11");
  expect(fieldTime(fieldValue(at))).toBe(at);
  expect(fieldTime("")).toBeNull();
});
