import { readFileSync } from "node:fs";
import path from "node:path";
import vm from "node:vm";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { LogEntry } from "@/lib/contracts/logs";
import { LogModel } from "./logModel";
import { NO_QUERY } from "./query";
import { seenText } from "./textOf";

const SCRIPT = readFileSync(path.join(import.meta.dirname, "../../public/log-search.js"), "utf8");
const workers: FakeWorker[] = [];

/** The real script, in a context of its own; messages take a turn each way. */
class FakeWorker {
  sent: { type: string }[] = [];
  ended = false;
  private page: ((event: { data: unknown }) => void) | null = null;
  private inside: ((event: { data: unknown }) => void) | null = null;

  constructor() {
    workers.push(this);
    const answer = (data: unknown): void => { setTimeout(() => { if (!this.ended) this.page?.({ data }); }); };
    vm.runInContext(SCRIPT, vm.createContext({
      performance, postMessage: answer, addEventListener: (_: string, listen: (event: { data: unknown }) => void) => { this.inside = listen; },
      MessageChannel: class { listen = () => {}; port1 = { addEventListener: (_: string, listen: () => void) => { this.listen = listen; }, start: () => {} }; port2 = { postMessage: () => { setTimeout(() => this.listen()); } }; },
    }));
  }
  fail: () => void = () => {};
  addEventListener(event: string, listen: (event: { data: unknown }) => void): void {
    if (event === "message") this.page = listen;
    else this.fail = () => listen({ data: null });
  }
  postMessage(data: { type: string }): void { this.sent.push(data); setTimeout(() => { if (!this.ended) this.inside?.({ data }); }); }
  terminate(): void { this.ended = true; }
}

const lines = (from: number, to: number): LogEntry[] => Array.from({ length: to - from }, (_, index) => ({ service: "worker", seq: from + index + 1, at: from + index, text: `line ${from + index} of them` }));
const found = ({ search }: LogModel): number[] => Array.from({ length: search.total }, (_, index) => search.lineOf(index));
const adds = (): number => workers.reduce((sum, worker) => sum + worker.sent.filter(({ type }) => type === "add").length, 0);

beforeEach(() => { workers.length = 0; vi.stubGlobal("Worker", FakeWorker); });
afterEach(() => { vi.unstubAllGlobals(); });

function filled(count: number): LogModel {
  const model = new LogModel(["worker"]);
  model.opened("one", { worker: 0 });
  model.receive(lines(0, count));
  return model;
}

test("lines are handed over once the field has the focus, and no search sends them again", async () => {
  const model = filled(5_000);
  expect(workers).toHaveLength(0);
  model.search.prepare();
  await vi.waitFor(() => expect(adds()).toBe(5));
  for (const text of ["l", "li", "line 49", "line 499"]) model.search.set({ ...NO_QUERY, text });
  await vi.waitFor(() => expect(model.search.searching).toBe(false));
  expect(found(model)).toEqual([499, ...Array.from({ length: 10 }, (_, index) => 4_990 + index)]);
  model.search.set({ ...NO_QUERY, text: "" });
  model.search.set({ ...NO_QUERY, text: "line 4999" });
  await vi.waitFor(() => expect(model.search.total).toBe(1));
  expect([adds(), workers.length]).toEqual([5, 1]);
});

test("a search that comes before all is handed over finds all, and lines that come meanwhile are in it, in order", async () => {
  const model = filled(3_000);
  model.search.prepare();
  model.search.set({ ...NO_QUERY, text: "of them" });
  model.receive(lines(3_000, 3_100));
  await vi.waitFor(() => expect(model.search.total).toBe(3_100));
  expect(found(model).every((line, index) => line === index)).toBe(true);
});

test("what the worker holds goes when the field is left empty, and stays while something is looked for", async () => {
  const model = filled(100);
  model.search.prepare();
  model.search.release();
  expect(workers.map(({ ended }) => ended)).toEqual([true]);
  model.search.prepare();
  model.search.set({ ...NO_QUERY, text: "line 7 " });
  model.search.release();
  await vi.waitFor(() => expect(model.search.total).toBe(1));
  expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
});

test("matches go with the lines that the store no longer holds, and a line tells its own", async () => {
  const model = filled(199_000);
  model.search.prepare();
  model.search.set({ ...NO_QUERY, text: "of them" });
  await vi.waitFor(() => expect(model.search.total).toBe(199_000));
  model.receive(lines(199_000, 203_000));
  await vi.waitFor(() => expect(model.search.total).toBe(model.store.size));
  const { first, end } = model.store;
  expect(first).toBeGreaterThan(0);
  expect([model.search.lineOf(0), model.search.lineOf(model.search.total - 1), model.search.at(first - 1)]).toEqual([first, end - 1, null]);
  expect(model.search.at(end - 1)).toEqual({ line: end - 1, start: 12, end: 19 });
});

test("a bad expression is said so and does not cost the lines that were handed over", async () => {
  const model = filled(100);
  model.search.prepare();
  model.search.set({ ...NO_QUERY, text: "(", regex: true });
  expect(model.search.problem?.words).toContain("Not a regular expression");
  model.search.set({ ...NO_QUERY, text: "(line) 7 ", regex: true });
  await vi.waitFor(() => expect(model.search.total).toBe(1));
  expect(workers).toHaveLength(1);
});

const rowsOf = ({ rows, store }: LogModel): string[] => Array.from({ length: rows.length }, (_, index) => store.text(rows.row(index)?.line ?? -1));
const said = (texts: string[], from = 0): LogEntry[] => texts.map((text, index) => ({ service: "worker", seq: from + index + 1, at: from + index, text }));

test("only matches are shown, also of lines that come; without that all are, and the matches stay", async () => {
  const model = new LogModel(["worker"]);
  model.opened("one", { worker: 0 });
  model.receive(said(["GET /health", "refused", "GET /health", "Refused again"]));
  model.search.set({ ...NO_QUERY, text: "refused", only: true });
  expect(rowsOf(model)).toHaveLength(4);
  await vi.waitFor(() => expect(rowsOf(model)).toEqual(["refused", "Refused again"]));
  model.receive(said(["GET /health", "refused too"], 4));
  await vi.waitFor(() => expect(rowsOf(model)).toEqual(["refused", "Refused again", "refused too"]));
  model.search.set({ ...model.search.query, only: false });
  expect([rowsOf(model).length, model.search.total, workers.length]).toEqual([6, 3, 1]);
  model.search.set({ ...model.search.query, only: true });
  expect(rowsOf(model)).toHaveLength(3);
});

test("what is excluded is hidden, alone and beside a search, plain and by an expression", async () => {
  const model = new LogModel(["worker"]);
  model.opened("one", { worker: 0 });
  model.receive(said(["GET /health 200", "GET /runs 200", "GET /health 500", "started"]));
  model.search.set({ ...NO_QUERY, exclude: "get /HEALTH" });
  await vi.waitFor(() => expect(rowsOf(model)).toEqual(["GET /runs 200", "started"]));
  expect(model.search.at(0)).toBeNull();
  model.search.set({ ...NO_QUERY, text: "GET", only: true, exclude: "health 2\\d\\d$", excludeRegex: true });
  await vi.waitFor(() => expect(rowsOf(model)).toEqual(["GET /runs 200", "GET /health 500"]));
  model.search.set({ ...model.search.query, exclude: "(" });
  expect([model.search.problem?.field, rowsOf(model).length]).toEqual(["exclude", 4]);
  model.search.set(NO_QUERY);
  expect(rowsOf(model)).toHaveLength(4);
});

test("a match inside of a folded traceback is seen when only matches are, and filters work on what is left", async () => {
  const model = new LogModel(["worker"]);
  model.opened("one", { worker: 0 });
  model.receive(["ERROR - failed", "Traceback", ...Array.from({ length: 8 }, (_, index) => `  frame ${index}`), "OSError: full"].map((text, index) => ({ service: "worker", seq: index + 1, at: index, text, level: "error" as const, ...(index > 0 ? { part: true as const } : {}) })));
  expect(model.rows.length).toBe(4);
  expect(model.rows.exceptionOf(model.rows.row(3)?.line ?? -1)).toBe("OSError: full");
  model.search.set({ ...NO_QUERY, text: "OSError", only: true });
  await vi.waitFor(() => expect(rowsOf(model)).toEqual(["OSError: full"]));
  model.setFilter({ level: "warn" });
  expect(rowsOf(model)).toEqual(["OSError: full"]);
  model.setFilter({ until: 3 });
  expect(rowsOf(model)).toEqual([]);
});

test("lines that are read afterwards are judged too", async () => {
  const model = filled(20);
  model.search.set({ ...NO_QUERY, text: "line 1", only: true });
  await vi.waitFor(() => expect(model.rows.length).toBe(11));
  model.insert([{ service: "worker", at: -2, text: "line 1, earlier" }, { service: "worker", at: -1, text: "another" }]);
  await vi.waitFor(() => expect(model.rows.length).toBe(12));
  expect(rowsOf(model)[0]).toBe("line 1, earlier");
});

test("hiding three of four lines takes no longer than a frame or two among 200,000", async () => {
  const model = new LogModel(["worker"]);
  model.opened("one", { worker: 0 });
  model.receive(said(Array.from({ length: 199_000 }, (_, index) => (index % 4 === 0 ? `task ${index}` : "GET /health HTTP/1.1 200"))));
  model.search.set({ ...NO_QUERY, exclude: "GET /health" });
  await vi.waitFor(() => expect(model.rows.length).toBe(49_750), 5_000);
  const from = performance.now();
  model.rows.rebuild();
  expect(performance.now() - from).toBeLessThan(150);
});

test("what is saved or copied while a search is on its way is what that search leaves, of lines that have just come too", async () => {
  const model = filled(3_000);
  model.search.set({ ...NO_QUERY, text: "line 299", only: true });
  model.receive([...lines(3_000, 3_001), { service: "worker", seq: 3_002, at: 3_001, text: "another line 299" }]);
  const texts = (await seenText(model)).split("\n");
  expect(texts).toHaveLength(12);
  expect(texts.at(-1)).toMatch(/ worker another line 299$/);
  model.search.set({ ...NO_QUERY, exclude: "line" });
  expect(await seenText(model)).toBe("");
  model.search.set({ ...NO_QUERY, text: "(a", regex: true, only: true });
  expect((await seenText(model)).split("\n")).toHaveLength(3_002);
});

test("a search whose script does not come says so, hides nothing, and is tried again with the next words", async () => {
  const model = filled(10);
  model.search.set({ ...NO_QUERY, exclude: "line" });
  const saved = seenText(model);
  workers[0]?.fail();
  expect(model.search.problem).toEqual({ field: "exclude", words: "The search could not be loaded" });
  expect((await saved).split("\n")).toHaveLength(10);
  model.search.set({ ...NO_QUERY, text: "line" });
  workers[1]?.fail();
  expect(model.search.problem?.field).toBe("text");
  model.search.set({ ...NO_QUERY, exclude: "line 1" });
  expect((await seenText(model)).split("\n")).toHaveLength(9);
});

test("lines that get other numbers while a search is on its way are saved as they are then, and not copied in others' place", async () => {
  const model = filled(10);
  model.search.set({ ...NO_QUERY, exclude: "line 1" });
  const [saved, copied] = [seenText(model), seenText(model, { from: 2, to: 3 })];
  model.insert([{ service: "worker", at: -1, text: "line of before" }]);
  expect((await saved).split("\n").map((line) => line.slice(25))).toEqual(["worker line of before", "worker line 0 of them", ...Array.from({ length: 8 }, (_, index) => `worker line ${index + 2} of them`)]);
  await expect(copied).rejects.toThrow("other numbers");
});
