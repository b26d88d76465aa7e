import { expect, test } from "vitest";
import { lineAt } from "./lineAt";
import { LogStore } from "./logStore";

/** Lines as [service, time]. */
function store(...lines: [service: number, at: number][]): LogStore {
  const held = new LogStore();
  for (const [service, at] of lines) held.append({ at, service, replica: 0, level: null, part: false, gap: false, text: "x" });
  return held;
}

test("a line is found by its service and time, of several with the same time the one that is meant", () => {
  const held = store([0, 10.125], [1, 10.125], [0, 10.125], [0, 11]);
  expect(lineAt(held, 0, "10.125", 1)).toEqual({ line: held.first, isNamed: true });
  expect(lineAt(held, 0, "10.125", 2)).toEqual({ line: held.first + 2, isNamed: true });
  expect(lineAt(held, 1, "10.125", 1)).toEqual({ line: held.first + 1, isNamed: true });
});

test("a moment stands for the nearest line, before or after it: nothing is missing", () => {
  const held = store([0, 100], [1, 149], [0, 200]);
  expect(lineAt(held, 0, "149", 1)).toEqual({ line: held.first, isNamed: true });
  expect(lineAt(held, 0, "151", 1)).toEqual({ line: held.first + 2, isNamed: true });
  expect(lineAt(held, 0, "900", 1)).toEqual({ line: held.first + 2, isNamed: true });
  expect(lineAt(held, 0, "1", 1)).toEqual({ line: held.first, isNamed: true });
});

test("a line that is not held is said to be missing, and the nearest one stands in for it", () => {
  const held = store([0, 100], [0, 200]);
  expect(lineAt(held, 0, "120.500", 1)).toEqual({ line: held.first, isNamed: false });
  expect(lineAt(held, 0, "200.000", 2)).toEqual({ line: held.first + 1, isNamed: false });
  expect(lineAt(held, 1, "200.000", 1)).toBeNull();
});
