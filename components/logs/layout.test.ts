import { expect, test } from "vitest";
import { Layout } from "./layout";
import { LogStore } from "./logStore";
import { Rows } from "./rows";

const ALL = { judged: Number.POSITIVE_INFINITY, verdict: 0, onlyMatches: false, hides: () => false };

/** Heights of the rows of an entry of two lines and one of a hundred characters. */
function heights(columns: number | null, head: number): number[] {
  const store = new LogStore();
  for (const [text, part] of [["began", false], ["goes on", true], ["x".repeat(100), false]] as const) store.append({ at: 1, service: 0, replica: 0, level: null, part, gap: false, text });
  const rows = new Rows(store, { hidden: new Set(), level: "all", since: null, until: null }, ALL);
  rows.extend();
  const layout = new Layout(rows, store);
  layout.update(columns, head);
  const all = Array.from({ length: rows.length }, (_, index) => layout.height(index));
  expect(layout.total).toBe(all.reduce((sum, one) => sum + one, 0));
  expect(all.map((_, index) => layout.indexAt(layout.top(index)))).toEqual([0, 1, 2]);
  return all;
}

test("a row is as high as its wrapped text, and on narrow screens as the line above it with its time, which what continues an entry has not", () => {
  expect(heights(null, 0)).toEqual([22, 22, 22]);
  expect(heights(40, 0)).toEqual([22, 22, 62]);
  expect(heights(null, 18)).toEqual([40, 22, 40]);
  expect(heights(40, 18)).toEqual([40, 22, 80]);
});
