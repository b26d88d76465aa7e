import { expect, test } from "vitest";
import { earlierLogs } from "./earlierLogs";

const from = Date.UTC(2026, 10, 24, 14, 2, 11, 500);
const log = (id: string, service: string, removedAt: number, bytes = 9) => ({ id, service, from, removedAt, bytes });

test("of each service the bundle holds the log of the container that went last, and says from when to when it is", () => {
  const logs = [log("d", "worker", from + 90_000, 0), log("c", "worker", from + 60_000), log("b", "web", from + 30_000), log("a", "worker", from + 1_000)];
  expect(earlierLogs(logs, 2_000)).toEqual([
    { id: "b", name: "logs/web-earlier.txt", what: "the last 2,000 log lines of an earlier container, made 2026-11-24T14:02:11Z, gone 2026-11-24T14:02:41Z" },
    { id: "c", name: "logs/worker-earlier.txt", what: "the last 2,000 log lines of an earlier container, made 2026-11-24T14:02:11Z, gone 2026-11-24T14:03:11Z" },
  ]);
});

test("of a container whose end went unseen it is said how far its log was kept", () => {
  expect(earlierLogs([{ ...log("a", "web", from), missed: true }], 5)[0]?.what).toBe("the last 5 log lines of an earlier container, made 2026-11-24T14:02:11Z, its log kept up to 2026-11-24T14:02:11Z");
  expect(earlierLogs([], 5)).toEqual([]);
});
