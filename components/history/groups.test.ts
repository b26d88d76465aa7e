import { expect, test } from "vitest";
import type { Entry } from "@/lib/contracts/history";
import { foldRepeats, groupEntries } from "./groups";

let made = 0;
const entry = (at: number, operation: string | null = null): Entry => ({ seq: ++made, at, until: null, kind: "exit", service: null, severity: "info", title: "", detail: null, operation });

test("what belongs to one operation stands together over minutes, the rest by minute", () => {
  const groups = groupEntries([entry(200_000), entry(190_000, "1-start"), entry(100_000, "1-start"), entry(59_000), entry(1_000)]);
  expect(groups.map(({ operation, from, to, entries }) => [operation, from, to, entries.length])).toEqual([[null, 200_000, 200_000, 1], ["1-start", 100_000, 190_000, 2], [null, 1_000, 59_000, 2]]);
});

test("what happened three times or more stands once, where it happened last, with the earlier times", () => {
  const exit = (at: number, part: Partial<Entry> = {}): Entry => ({ ...entry(at), title: "ended with exit 1", service: "worker", ...part });
  const folded = foldRepeats([exit(9), exit(8, { title: "was restarted" }), exit(7), exit(6, { service: "web" }), exit(5), exit(4, { replica: 2 }), exit(3, { title: "was restarted" })]);
  expect(folded.map(({ entry: { at }, earlier }) => [at, ...earlier.map((one) => one.at)])).toEqual([[9, 7, 5], [8], [6], [4], [3]]);
});

test("what lasted is shown one by one: a folded row tells no ends", () => {
  const unwatched = [30, 20, 10].map((at) => ({ ...entry(at), until: at + 5 }));
  expect(foldRepeats(unwatched).map(({ earlier }) => earlier.length)).toEqual([0, 0, 0]);
});

test("what comes changes no key of what is shown already: what was opened stays open", () => {
  const exit = (at: number): Entry => ({ ...entry(at), title: "ended with exit 1", service: "worker" });
  const known = [exit(9), exit(8), exit(7)];
  const keys = (entries: Entry[]) => groupEntries(entries).map(({ key, entries: of }) => [key, ...foldRepeats(of).map((row) => row.key)]);
  expect(keys([exit(10), ...known])).toEqual(keys(known));
});

test("nothing is no group", () => {
  expect(groupEntries([])).toEqual([]);
});
