import { readFileSync } from "node:fs";
import path from "node:path";
import vm from "node:vm";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { LogEntry } from "@/lib/contracts/logs";
import { LogModel } from "./logModel";

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
  addEventListener(_: string, listen: (event: { data: unknown }) => void): void { this.page = listen; }
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
  for (const text of ["l", "li", "line 49", "line 499"]) model.search.set({ text, regex: false });
  await vi.waitFor(() => expect(model.search.searching).toBe(false));
  expect(found(model)).toEqual([499, ...Array.from({ length: 10 }, (_, index) => 4_990 + index)]);
  model.search.set({ text: "", regex: false });
  model.search.set({ text: "line 4999", regex: false });
  await vi.waitFor(() => expect(model.search.total).toBe(1));
  expect([adds(), workers.length]).toEqual([5, 1]);
});

test("a search that comes before all is handed over finds all, and lines that come meanwhile are in it, in order", async () => {
  const model = filled(3_000);
  model.search.prepare();
  model.search.set({ text: "of them", regex: false });
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
  model.search.set({ text: "line 7 ", regex: false });
  model.search.release();
  await vi.waitFor(() => expect(model.search.total).toBe(1));
  expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
});

test("matches go with the lines that the store no longer holds, and a line tells its own", async () => {
  const model = filled(199_000);
  model.search.prepare();
  model.search.set({ text: "of them", regex: false });
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
  model.search.set({ text: "(", regex: true });
  expect(model.search.problem).toContain("Not a regular expression");
  model.search.set({ text: "(line) 7 ", regex: true });
  await vi.waitFor(() => expect(model.search.total).toBe(1));
  expect(workers).toHaveLength(1);
});
