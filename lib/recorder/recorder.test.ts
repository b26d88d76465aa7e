import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { operation, snapshot } from "../client/samples.test-support";
import type { FactEvent, Facts } from "../stack/facts";
import { reduceFacts } from "../stack/facts";
import { container } from "../stack/samples.test-support";
import { Recorder } from "./recorder";

let dir = "";
beforeEach(() => { dir = mkdtempSync(path.join(os.tmpdir(), "recorder-")); });
afterEach(() => { rmSync(dir, { recursive: true }); });

/** A recorder that is told events as the panel tells them. */
function panel(): { recorder: Recorder; tell: (event: FactEvent) => void; titles: () => Promise<string[]> } {
  const recorder = new Recorder(dir, () => false);
  let facts: Facts = new Map();
  const tell = (event: FactEvent): void => {
    facts = reduceFacts(facts, event);
    recorder.fact(event, facts);
  };
  return { recorder, tell, titles: async () => (await recorder.query({})).entries.map((entry) => `${entry.service ?? ""} ${entry.title}`.trim()) };
}
const listed = (part: Parameters<typeof container>[0] = {}): FactEvent => ({ type: "listed", containers: [container({ restartPolicy: "on-failure", ...part })] });

test("the first panel begins a record; a later one tells when nobody watched and goes on with it", async () => {
  const first = panel();
  first.tell(listed());
  first.tell({ type: "died", id: "c1", at: Date.now(), code: 3 });
  expect(await first.titles()).toEqual(["web ended with exit 3", "Flightdeck began to record"]);
  const ago = Date.now() / 1_000 - 60;
  writeFileSync(path.join(dir, "history", "watched"), "");
  utimesSync(path.join(dir, "history", "watched"), ago, ago);
  const later = panel();
  later.tell(listed({ status: "exited", exitCode: 4, finishedAt: Date.now() - 30_000 }));
  const { entries } = await later.recorder.query({});
  expect(entries.map((entry) => entry.title)).toEqual(["ended with exit 3", "Flightdeck began to record", "ended with exit 4", "Flightdeck was not watching"]);
  const gap = entries.find((entry) => entry.kind === "panel" && entry.until !== null);
  expect((gap?.until ?? 0) - (gap?.at ?? 0)).toBeGreaterThan(59_000);
});

test("what happens while an operation runs, and a moment after, is put beside it", async () => {
  const { recorder, tell } = panel();
  const now = Date.now();
  recorder.saw(snapshot());
  recorder.saw(snapshot({ seq: 2, operation: operation({ id: "7-stop", kind: "stop", startedAt: now }) }));
  tell(listed());
  tell({ type: "died", id: "c1", at: now + 10, code: 1 });
  recorder.saw(snapshot({ seq: 3, operation: operation({ id: "7-stop", kind: "stop", startedAt: now, state: "failed", endedAt: now + 100 }) }));
  tell({ type: "started", id: "c1", at: now + 400 });
  tell({ type: "died", id: "c1", at: now + 9_000, code: 1 });
  const { entries } = await recorder.query({});
  expect(entries.filter((entry) => entry.operation === "7-stop").map((entry) => entry.title).sort()).toEqual(["Flightdeck began to record", "Stop begins", "Stop failed after 0.1 s", "ended with exit 1", "was restarted by the engine"]);
  expect(entries.filter((entry) => entry.operation === null).map((entry) => entry.title)).toEqual(["ended with exit 1"]);
});

test("who has subscribed is told once for a burst, and not after leaving", async () => {
  const { recorder, tell } = panel();
  let told = 0;
  const leave = recorder.subscribe(() => { told++; });
  const next = new Promise<void>((resolve) => { recorder.subscribe(resolve); });
  tell(listed());
  for (let at = 1; at < 20; at++) tell({ type: "died", id: "c1", at, code: 1 });
  await next;
  expect(told).toBe(1);
  leave();
  const again = new Promise<void>((resolve) => { recorder.subscribe(resolve); });
  tell({ type: "died", id: "c1", at: 30, code: 1 });
  await again;
  expect(told).toBe(1);
});

test("probes are kept once, by service, in order, over panels", async () => {
  const probes = [1, 2, 3].map((at) => ({ at, durationMs: 5, exitCode: 0, output: "fine" }));
  const first = panel();
  first.tell(listed({ probes: probes.slice(0, 2) }));
  expect((await first.recorder.probesOf("web")).map((probe) => probe.at)).toEqual([1, 2]);
  const later = panel();
  later.tell(listed({ probes }));
  expect((await later.recorder.probesOf("web")).map((probe) => probe.at)).toEqual([1, 2, 3]);
  expect(await later.recorder.probesOf("store")).toEqual([]);
});

test("a history folder that can't be written stops nobody, and that time does not count as watched", async () => {
  writeFileSync(path.join(dir, "history"), "");
  const first = panel();
  first.tell(listed());
  first.tell({ type: "died", id: "c1", at: Date.now(), code: 3 });
  first.recorder.alive();
  expect(await first.titles()).toEqual(["web ended with exit 3", "Flightdeck began to record"]);
  rmSync(path.join(dir, "history"));
  expect(await panel().titles()).toEqual([]);
  const later = panel();
  later.tell(listed());
  expect(await later.titles()).toEqual(["Flightdeck began to record"]);
});
