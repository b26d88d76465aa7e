import fc from "fast-check";
import { expect, test } from "vitest";
import { EntryKind, Severity, type Entry } from "@/lib/contracts/history";
import { groupMarks, groupWords, MARK_KINDS, marksFrom } from "./marks";

const entry = (at: number, kind: EntryKind, severity: Severity, title = "", service = "web"): Entry => ({ seq: at, at, until: null, kind, service, severity, title, detail: null, operation: null });

test("starts, restarts, ends, memory that ran out and turns to unhealthy are marked, oldest first; what is of another kind is not", () => {
  const marks = marksFrom([
    entry(9, "health", "good"), entry(8, "restart", "warn"), entry(7, "exit", "bad"), entry(6, "memory", "bad"), entry(5, "health", "bad"), entry(4, "health", "warn"),
    entry(3, "exit", "info"), entry(2, "start", "info"), entry(1, "exit", "good"), entry(1, "stack", "bad"), entry(0, "operation", "info"),
  ]);
  expect(marks.map(({ at, kind }) => [at, kind])).toEqual([[2, "started"], [3, "stopped"], [5, "unhealthy"], [6, "memory"], [7, "ended"], [8, "restarted"]]);
});

test("what lies close together is one mark with the gravest kind, and says all of it", () => {
  const marks = marksFrom([entry(500, "memory", "bad", "ran out of memory"), entry(501, "exit", "bad", "ended with exit 137"), entry(510, "restart", "warn", "was restarted by the engine"), entry(900, "start", "info", "started", "store")]);
  const [first, second, ...rest] = groupMarks(marks, 0, 1_000);
  expect(rest).toEqual([]);
  expect(first).toMatchObject({ at: 500, kind: "memory" });
  expect(first && groupWords(first, false)).toBe("ran out of memory, ended with exit 137, was restarted by the engine");
  expect(second && groupWords(second, true)).toBe("store started");
});

test("of a stop and a start close together the later one names the mark", () => {
  const kinds = (...entries: Entry[]) => groupMarks(marksFrom(entries), 0, 1_000).map(({ kind }) => kind);
  expect(kinds(entry(500, "exit", "info", "lost its container: it was removed"), entry(501, "start", "info", "started"))).toEqual(["started"]);
  expect(kinds(entry(500, "start", "info", "started"), entry(501, "exit", "info", "was stopped"))).toEqual(["stopped"]);
});

test("of several containers a mark says which one it was, also on the chart of its service alone", () => {
  const [group] = groupMarks(marksFrom([{ ...entry(5, "exit", "bad", "ended with exit 1"), replica: 2 }]), 0, 10);
  expect(group && [groupWords(group, false), groupWords(group, true)]).toEqual(["web-2 ended with exit 1", "web-2 ended with exit 1"]);
});

test("many at once are counted instead of told", () => {
  const [group] = groupMarks(marksFrom(Array.from({ length: 9 }, (_, at) => entry(at + 1, "start", "info", "started"))), 0, 1_000);
  expect(group && groupWords(group, false)).toBe("started, started, started, started and 5 more");
});

test("every mark within a chart is in exactly one group, and there are never more than fit", () => {
  const entries = fc.array(fc.record({ at: fc.nat(2_000), kind: fc.constantFrom(...EntryKind.options), severity: fc.constantFrom(...Severity.options) }).map(({ at, kind, severity }) => entry(at, kind, severity)));
  fc.assert(fc.property(entries, fc.nat(1_000), fc.integer({ min: 1, max: 1_000 }), (all, from, width) => {
    const marks = marksFrom(all);
    const groups = groupMarks(marks, from, from + width);
    expect(groups.flatMap((group) => group.marks)).toEqual(marks.filter(({ at }) => at > from && at < from + width));
    expect(groups.length).toBeLessThanOrEqual(41);
    for (const { kind, marks: together } of groups) {
      const gravest = Math.min(...together.map((mark) => MARK_KINDS.indexOf(mark.kind)));
      expect(kind).toBe(gravest < MARK_KINDS.indexOf("stopped") ? MARK_KINDS[gravest] : together.at(-1)?.kind);
    }
  }));
});
