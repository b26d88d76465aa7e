import fc from "fast-check";
import { expect, test } from "vitest";
import { LineStore } from "./lineStore";

const text = (store: LineStore) => store.all().map(({ bytes, start, end }) => new TextDecoder().decode(bytes.subarray(start, end)));

function filled(lines: readonly string[], room: { lines: number; bytes: number }, keep: "first" | "last"): LineStore {
  const store = new LineStore(room, keep);
  for (const line of lines) {
    const bytes = new TextEncoder().encode(`[${line}]`);
    store.push(bytes, 1, bytes.length - 1, false, 0);
  }
  return store;
}

test("the first lines are kept, or the last ones, within lines and bytes", () => {
  const lines = ["aa", "bb", "cc", "dd"];
  expect(text(filled(lines, { lines: 3, bytes: 100 }, "first"))).toEqual(["aa", "bb", "cc"]);
  expect(text(filled(lines, { lines: 3, bytes: 100 }, "last"))).toEqual(["bb", "cc", "dd"]);
  expect(text(filled(lines, { lines: 9, bytes: 5 }, "first"))).toEqual(["aa", "bb"]);
  expect(text(filled(lines, { lines: 9, bytes: 5 }, "last"))).toEqual(["cc", "dd"]);
});

test("never more than there is room for, never a line that is out of order, and a cut is known", () => {
  const some = fc.array(fc.string({ maxLength: 12, unit: "grapheme-ascii" }), { maxLength: 60 });
  fc.assert(fc.property(some, fc.integer({ min: 1, max: 20 }), fc.integer({ min: 12, max: 60 }), fc.constantFrom("first" as const, "last" as const), (lines, most, bytes, keep) => {
    const store = filled(lines, { lines: most, bytes }, keep);
    const kept = text(store);
    expect(kept.length).toBeLessThanOrEqual(most);
    expect(kept.join("").length).toBeLessThanOrEqual(bytes);
    expect(kept).toEqual(keep === "first" ? lines.slice(0, kept.length) : lines.slice(lines.length - kept.length));
    expect(store.cut).toBe(kept.length < lines.length);
  }));
});
