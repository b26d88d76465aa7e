import { expect, test } from "vitest";
import type { LogEntry } from "@/lib/contracts/logs";
import { LogModel } from "./logModel";
import { Arrivals, LogStore, type StoredLine } from "./logStore";
import { expressionOf } from "./query";
import { Rows } from "./rows";

const entry = (seq: number, at: number, rest: Partial<LogEntry> = {}): LogEntry => ({ service: "worker", seq, at, text: `line ${seq}`, ...rest });
const shown = (model: LogModel): string[] => Array.from({ length: model.rows.length }, (_, index) => {
  const row = model.rows.row(index);
  if (!row) return "";
  if (row.more) return `${model.rows.rest(row.line)} more`;
  return model.store.isGap(row.line) ? `${model.store.text(row.line)} skipped` : model.store.text(row.line);
});

test("a jump of the numbers is a row that says how many lines are missing, also before the first", () => {
  const model = new LogModel(["worker"]);
  model.opened("one", { worker: 0 });
  model.receive([entry(4, 10), entry(5, 11), entry(10, 20)]);
  expect(shown(model)).toEqual(["3 skipped", "line 4", "line 5", "4 skipped", "line 10"]);
});

test("what is known is not repeated after a break; another counting goes on by time", () => {
  const taken: StoredLine[] = [];
  const arrivals = new Arrivals(() => 0);
  arrivals.opened("one", { worker: 0 });
  arrivals.take([entry(1, 10), entry(2, 20)], (line) => taken.push(line));
  expect(arrivals.cursor()).toEqual({ source: "one", after: "worker:2" });
  arrivals.opened("one", { worker: 2 });
  arrivals.take([entry(2, 20), entry(3, 30)], (line) => taken.push(line));
  arrivals.opened("two", { worker: 0 });
  arrivals.take([entry(1, 20), entry(2, 30), entry(3, 40)], (line) => taken.push(line));
  expect(taken.map(({ at, gap }) => `${at}${gap ? " gap" : ""}`)).toEqual(["10", "20", "30", "40"]);
});

test("while it stands still lines are held, and come in order when it follows again", () => {
  const model = new LogModel(["worker"]);
  model.opened("one", { worker: 0 });
  model.receive([entry(1, 1)]);
  model.pause();
  model.receive([entry(2, 2), entry(3, 3)]);
  expect(shown(model)).toEqual(["line 1"]);
  expect(model.waiting).toBe(2);
  model.resume();
  expect(shown(model)).toEqual(["line 1", "line 2", "line 3"]);
});

test("a traceback is folded to two lines, opens, and passes a filter as a whole", () => {
  const model = new LogModel(["worker", "web"]);
  model.opened("one", { worker: 0, web: 0 });
  const part = { level: "error" as const, part: true as const };
  model.receive([entry(1, 1, { level: "error" }), entry(2, 1, part), entry(3, 1, part), entry(4, 1, part), entry(5, 1, part), entry(1, 2, { service: "web", level: "info" })]);
  expect(shown(model)).toEqual(["line 1", "line 2", "line 3", "2 more", "line 1"]);
  model.setFilter({ level: "error" });
  model.toggleFold(3);
  expect(shown(model)).toEqual(["line 1", "line 2", "line 3", "line 4", "line 5"]);
  expect(model.store.byLevel).toEqual({ error: 1, warn: 0 });
});

test("a line of a service of several containers says which one wrote it, and goes on with no other one's traceback", () => {
  const model = new LogModel(["worker"]);
  model.opened("one", { worker: 0 });
  model.receive([entry(1, 1, { level: "error", replica: 1 }), entry(2, 1, { part: true, replica: 1 }), entry(3, 2, { part: true, replica: 2 })]);
  expect([0, 1, 2].map((line) => model.writer(line))).toEqual(["worker-1", "worker-1", "worker-2"]);
  expect([1, 2].map((line) => model.rows.headOf(line))).toEqual([0, 2]);
  expect(model.store.hasReplicas).toBe(true);
});

test("one line is not folded away alone, whether the next one of its traceback comes at once or later", () => {
  const part = { level: "error" as const, part: true as const };
  for (const step of [1, 5]) {
    const model = new LogModel(["worker"]);
    model.opened("one", { worker: 0 });
    const all = [entry(1, 1, { level: "error" }), ...[2, 3, 4].map((seq) => entry(seq, 1, part))];
    for (let at = 0; at < all.length; at += step) model.receive(all.slice(at, at + step));
    expect(shown(model)).toEqual(["line 1", "line 2", "line 3", "line 4"]);
    model.receive([entry(5, 2, part), entry(6, 3, { level: "info" })]);
    expect(shown(model)).toEqual(["line 1", "line 2", "line 3", "2 more", "line 6"]);
    model.toggleFold(4);
    expect(shown(model)).toEqual(["line 1", "line 2", "line 3", "line 4", "line 5", "line 6"]);
  }
});

test("lines that are read afterwards stand in the place of those that were missing", () => {
  const model = new LogModel(["worker"]);
  model.opened("one", { worker: 0 });
  model.receive([entry(1, 10), entry(5, 50)]);
  const read = [{ service: "worker", at: 20, text: "second" }, { service: "worker", at: 30, text: "third" }];
  model.fill(1, read, "after");
  expect(shown(model)).toEqual(["line 1", "second", "third", "1 skipped", "line 5"]);
  model.fill(3, [{ service: "worker", at: 40, text: "fourth" }], "after");
  expect(shown(model)).toEqual(["line 1", "second", "third", "fourth", "line 5"]);
});

test("older lines that are read afterwards stand where their time is, a traceback undivided", () => {
  const model = new LogModel(["worker", "web"]);
  model.opened("one", { worker: 0, web: 0 });
  model.receive([entry(1, 10), entry(1, 30, { service: "web", level: "error" }), entry(2, 30, { service: "web", level: "error", part: true }), entry(2, 40)]);
  model.insert([{ service: "web", at: 30, text: "same time" }, { service: "web", at: 5, text: "first" }, { service: "worker", at: 20, text: "between" }]);
  expect(shown(model)).toEqual(["first", "line 1", "between", "line 1", "line 2", "same time", "line 2"]);
});

test("the oldest lines go a block at a time, and rows with them", () => {
  const store = new LogStore();
  const rows = new Rows(store, { hidden: new Set(), level: "all", since: null, until: null }, { judged: Infinity, verdict: 0, onlyMatches: false, hides: () => false });
  for (let line = 0; line < 205_000; line++) store.append({ at: line, service: 0, replica: 0, level: null, part: false, gap: false, text: String(line) });
  rows.extend();
  expect(store.size).toBeLessThanOrEqual(200_000);
  expect(store.first).toBeGreaterThan(0);
  expect(store.text(store.first)).toBe(String(store.first));
  expect(rows.row(0)?.line).toBe(store.first);
  expect(store.countOf(0)).toBe(store.size);
});

test("plain text is no expression, and a bad expression is said so", () => {
  expect(expressionOf("a.b(c", false)).toEqual({ source: String.raw`a\.b\(c` });
  expect(expressionOf("a.b", true)).toEqual({ source: "a.b" });
  expect(expressionOf("(open", true)).toHaveProperty("problem");
});
