import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ContainerFact } from "../stack/facts";
import { SeenContainers, compare } from "./seenContainers";

let folder: string;
beforeEach(() => { folder = mkdtempSync(path.join(os.tmpdir(), "seen-")); });
afterEach(() => rmSync(folder, { recursive: true }));

const container = (id: string, service = "worker"): ContainerFact => ({
  id, service, name: id, status: "running", health: null, healthSince: null, probeEveryMs: 30_000, probeRetries: 3, probes: [], createdAt: 5, startedAt: 6, finishedAt: null, exitCode: 0, oomKilled: false, memoryLimit: 0,
  number: 1, error: "", restarts: 0, exits: [], stopRequested: false, image: "", tty: false, restartPolicy: "no", hostPorts: [], env: [],
});

test("what went between two lives of the panel is told once, what was seen going is not", async () => {
  const first = new SeenContainers(folder);
  first.happened({ type: "listed", containers: [container("a"), container("b", "web")] });
  first.happened({ type: "inspected", containers: [container("c", "store")] });
  first.happened({ type: "removed", id: "b", at: 7 });
  expect(first.missed).toEqual([]);
  await first.saved();
  const second = new SeenContainers(folder);
  second.happened({ type: "listed", containers: [container("c", "store")] }, 100);
  expect(second.missed).toEqual([{ id: "a", service: "worker", createdAt: 5, noticedAt: 100 }]);
  await second.saved();
  const third = new SeenContainers(folder);
  third.happened({ type: "listed", containers: [container("c", "store")] }, 200);
  expect(third.missed).toHaveLength(1);
});

test("a file that is damaged tells of nothing, and what is told is bounded", () => {
  writeFileSync(path.join(folder, "seen.json"), '{"containers":[{"id":');
  const seen = new SeenContainers(folder);
  seen.happened({ type: "listed", containers: [container("a")] });
  expect(seen.missed).toEqual([]);
  const many = compare({ containers: Array.from({ length: 100 }, (_, index) => container(String(index))), missed: [] }, [], 1);
  expect(many.missed).toHaveLength(20);
});
