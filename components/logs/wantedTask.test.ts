import { expect, test } from "vitest";
import { changedHash } from "./span";
import { lastTry, taskInHash, taskOfHash } from "./wantedTask";

test("an address names a task instance, and its last try is the one that is opened", () => {
  const wanted = taskOfHash(`#${new URLSearchParams({ q: "x", dag: "train", run: "manual__2026-11-24T14:02:11+00:00", task: "fit" })}`);
  expect(wanted).toEqual({ dag: "train", run: "manual__2026-11-24T14:02:11+00:00", task: "fit", mapIndex: null });
  if (!wanted) return;
  const log = (attempt: number, mapIndex: number | null = null) => ({ ...wanted, mapIndex, attempt, at: 1, bytes: 1 });
  expect(lastTry([log(1), log(3), log(2), log(4, 0)], wanted)?.attempt).toBe(3);
  expect(lastTry([log(4, 0)], wanted)).toBeNull();
  expect(taskOfHash("#dag=a&run=b&task=c&map=2")?.mapIndex).toBe(2);
  expect(["", "#dag=a&task=b", "#log"].map(taskOfHash)).toEqual([null, null, null]);
});

test("a task instance written into an address is read from it, and taken out again", () => {
  const named = changedHash("#q=x", taskInHash({ dag: "train", run: "manual__2026-11-24T14:02:11+00:00", task: "fit", mapIndex: 0 }));
  expect(taskOfHash(named)).toEqual({ dag: "train", run: "manual__2026-11-24T14:02:11+00:00", task: "fit", mapIndex: 0 });
  expect(changedHash(named, taskInHash(null))).toBe("#q=x");
});
