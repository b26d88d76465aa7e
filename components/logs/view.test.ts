import fc from "fast-check";
import { expect, test } from "vitest";
import { changedHash } from "./span";
import { USUAL, viewInHash, viewOfHash } from "./view";

test("a usual view leaves the address as it is", () => {
  expect(changedHash("", viewInHash(USUAL))).toBe("");
  expect(viewOfHash("")).toEqual(USUAL);
  expect(viewOfHash("#log")).toEqual(USUAL);
});

test("what can't be understood is left out", () => {
  expect(viewOfHash("#level=loud&only=yes&regex=&at=3")).toEqual(USUAL);
});

test("an address shows the same view again, whatever was typed", () => {
  const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);
  fc.assert(fc.property(fc.record({
    services: fc.option(fc.array(name, { minLength: 1, maxLength: 4 })), level: fc.constantFrom("all" as const, "warn" as const, "error" as const),
    query: fc.record({ text: fc.string({ unit: "grapheme", maxLength: 60 }), regex: fc.boolean(), only: fc.boolean(), exclude: fc.string({ unit: "grapheme", maxLength: 60 }), excludeRegex: fc.boolean() }),
  }), (view) => {
    expect(viewOfHash(changedHash("#at=12.000&service=worker", viewInHash(view)))).toEqual(view);
  }));
});
