import { describe, expect, test } from "vitest";
import type { Edge } from "./mapLayout";
import { roundedPath, routeEdges, type CardBox } from "./routeEdges";

const edge = (from: string, to: string): Edge => ({ from, to, kind: "ready" });
const box = (column: number, top: number): CardBox => ({ column, left: column * 300, right: column * 300 + 200, top, height: 100 });
const boxes = new Map([["db", box(0, 0)], ["cache", box(0, 150)], ["init", box(1, 0)], ["web", box(2, 150)], ["ui", box(2, 0)]]);
const numbers = (path: string) => [...path.matchAll(/-?[\d.]+/g)].map(Number);

describe("an edge", () => {
  test("between cards of one height is straight", () => {
    expect(routeEdges([edge("db", "init")], boxes)).toEqual([{ path: "M200 49L300 49", x: 300, y: 49, kind: "ready" }]);
  });
  test("bends in the middle of the gap", () => {
    const [route] = routeEdges([edge("init", "web")], boxes);
    expect(route?.path).toContain("Q550 49 550 57");
    expect(route).toMatchObject({ x: 600, y: 199 });
  });
  test("that skips a column passes below its cards", () => {
    const [route] = routeEdges([edge("cache", "ui")], boxes);
    expect(route?.path).toContain("115");
    expect(Math.max(...numbers(route?.path ?? ""))).toBeLessThanOrEqual(600);
  });
  test("to a card that is not shown, or backwards, is left out", () => {
    expect(routeEdges([edge("db", "nowhere"), edge("web", "db")], boxes)).toEqual([]);
  });
});

test("edges of two sources into one card end apart and share no trunk", () => {
  const [one, two] = routeEdges([edge("init", "web"), edge("cache", "web")], boxes);
  expect(one?.y).not.toBe(two?.y);
  expect(one?.path).toContain("545.5");
  expect(two?.path).toContain("554.5");
});

test("corners are no rounder than their legs allow", () => {
  expect(roundedPath([[0, 0], [10, 0], [10, 4], [20, 4]])).toBe("M0 0L5 0Q10 0 10 2L10 2Q10 4 15 4L20 4");
});
