import fc from "fast-check";
import { expect, test } from "vitest";
import { service, snapshot } from "@/lib/client/samples.test-support";
import type { Dag } from "@/lib/contracts/glance";
import { PAGES } from "../shell/pages";
import { commandsFor, matching } from "./commands";

const now = snapshot({
  services: [service("web", { startedAt: 1 }), service("flower", { state: "off", optional: true, wanted: false }), service("setup", { state: "completed", kind: "one-shot" })],
  links: [{ service: "web", title: "Web UI", url: "http://localhost:1", ready: true, note: "", optional: false }, { service: "flower", title: "Flower", url: "http://localhost:2", ready: false, note: "", optional: true }],
});
const titles = (typed: string, from = now): string[] => matching(commandsFor(from), typed).map(({ title }) => title);

test("it offers what can be done now, and not what can't", () => {
  expect(titles("")).toEqual(expect.arrayContaining(["Open Web UI", "Stop the stack", "Restart web", "Stop web", "Switch on flower", "web", "Home", "Keys"]));
  for (const title of ["Open Flower", "Start web", "Restart setup", "Start setup", "Switch off flower", "Start the stack"]) expect(titles("")).not.toContain(title);
});

test("theme, logs, metrics, reset and support bundle are found by their words", () => {
  expect(titles("dark")[0]).toBe("Dark theme");
  expect(titles("logs w")[0]).toBe("Logs of web");
  expect(titles("metrics web")[0]).toBe("Metrics of web");
  expect(titles("reset")[0]).toBe("Reset data…");
  expect(titles("bundle")).toContain("Support bundle…");
  expect(titles("")).not.toContain("Metrics of setup");
});

test("each DAG that Airflow lists can be triggered; a paused one says that it is unpaused for it", () => {
  const dag = (id: string, paused: boolean): Dag => ({ id, paused, schedule: null, lastRun: null, neverRan: true, url: `a/${id}` });
  const found = matching(commandsFor(now, [dag("etl", false), dag("old", true)]), "trigger");
  expect(found.map(({ title, deed }) => [title, deed])).toEqual([
    ["Trigger etl", { type: "trigger", dag: "etl", unpause: false }], ["Unpause and trigger old", { type: "trigger", dag: "old", unpause: true }],
  ]);
});

test("it leads to every page", () => {
  for (const { label } of PAGES) expect(titles(label.toLowerCase())[0]).toBe(label);
});

test("a stack that is off can be started, not stopped", () => {
  const off = { ...now, stack: { ...now.stack, state: "off" as const } };
  expect(titles("", off)).toContain("Start the stack");
  expect(titles("", off)).not.toContain("Stop the stack");
});

test("what is off can be started while something of the stack is", () => {
  const degraded = (part: Parameters<typeof service>[1]) => ({ ...now, stack: { ...now.stack, state: "degraded" as const }, services: [service("web", part)] });
  expect(titles("", degraded({ state: "unhealthy", startedAt: 1 }))).not.toContain("Start what is off");
  expect(titles("", degraded({ state: "failed" }))).toContain("Start what is off");
});

test("every typed word must be found, in any order; titles that begin with the first come first", () => {
  expect(titles("web rest")).toEqual(["Restart web"]);
  expect(titles("web")[0]).toBe("web");
  expect(titles("zzz")).toEqual([]);
});

test("any text can be typed", () => {
  fc.assert(fc.property(fc.string(), (typed) => { expect(Array.isArray(titles(typed))).toBe(true); }));
});
