import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { EntryKind, HistoryQuery, Severity } from "../contracts/history";
import type { Entry } from "../contracts/history";
import { queryEntries } from "./query";

let made = 0;
function entry(part: Partial<Entry> = {}): Entry {
  return { seq: ++made, at: 0, until: null, kind: "exit", service: null, severity: "info", title: "t", detail: null, operation: null, ...part };
}
const any: fc.Arbitrary<Entry> = fc.record({
  seq: fc.nat(), at: fc.nat(100), until: fc.option(fc.nat(100)), kind: fc.constantFrom(...EntryKind.options), service: fc.option(fc.constantFrom("web", "store")),
  severity: fc.constantFrom(...Severity.options), title: fc.string(), detail: fc.option(fc.string()), operation: fc.constant(null),
});

describe("a question to the timeline", () => {
  test("what was written late stands where it happened", () => {
    const late = [entry({ at: 30 }), entry({ at: 10 }), entry({ at: 20 })];
    expect(queryEntries(late, {}).entries.map((one) => one.at)).toEqual([30, 20, 10]);
  });

  test("pages of any size, put together, are the whole, each entry once, newest first", () => {
    fc.assert(fc.property(fc.uniqueArray(any, { selector: (one) => one.seq, maxLength: 40 }), fc.integer({ min: 1, max: 9 }), (entries, limit) => {
      const seen: Entry[] = [];
      let before: string | undefined;
      do {
        const page = queryEntries(entries, { limit, before });
        expect(page.total).toBe(entries.length);
        seen.push(...page.entries);
        before = page.next ?? undefined;
      } while (before !== undefined);
      expect(seen).toEqual([...entries].sort((a, b) => b.at - a.at || b.seq - a.seq));
    }));
  });

  test("time, service, kind, severity and words narrow it; counts go over all pages", () => {
    const entries = [
      entry({ at: 1, service: "web", kind: "health", severity: "bad", title: "is unhealthy", detail: "Connection REFUSED" }),
      entry({ at: 2, service: "store", severity: "warn" }), entry({ at: 3 }), entry({ at: 0, until: 9, kind: "panel" }),
    ];
    const times = (query: HistoryQuery): number[] => queryEntries(entries, query).entries.map((one) => one.at);
    expect(times({ services: ["web"] })).toEqual([1]);
    expect(times({ kinds: ["health"] })).toEqual([1]);
    expect(times({ severities: ["warn", "bad"] })).toEqual([2, 1]);
    expect(times({ q: " refused" })).toEqual([1]);
    expect(times({ q: "web is un" })).toEqual([1]);
    expect(times({ from: 2, to: 2 })).toEqual([2, 0]);
    expect(queryEntries(entries, { limit: 1 })).toMatchObject({ total: 4, problems: 2, since: 0 });
  });

  test("the problems that are counted are those that are listed when only they are asked for", () => {
    fc.assert(fc.property(fc.array(any, { maxLength: 40 }), (entries) => {
      const listed = queryEntries(entries, { severities: ["warn", "bad"] });
      expect(queryEntries(entries, {}).problems).toBe(listed.entries.length);
      expect(listed).toMatchObject({ total: listed.entries.length, problems: listed.entries.length });
    }));
  });

  test("a query is read from an address, and an odd one is refused", () => {
    expect(HistoryQuery.parse({ from: "5", services: "a,b", kinds: "health,exit", limit: "20" })).toEqual({ from: 5, services: ["a", "b"], kinds: ["health", "exit"], limit: 20 });
    for (const odd of [{ from: "x" }, { limit: "0" }, { limit: "1000" }, { kinds: "nothing" }, { before: "1" }, { services: "../x" }, { other: "1" }]) expect(HistoryQuery.safeParse(odd).success).toBe(false);
  });
});
