import { expect, test } from "vitest";
import { RawWindow } from "./rawWindow";

const push = (window: RawWindow, text: string): void => {
  const bytes = Buffer.from(`xx${text}xx`);
  window.push(bytes, 2, bytes.length - 2, false, 0);
  bytes.fill(0);
};
const texts = (window: RawWindow, most: number): { skipped: number; lines: string[] } => {
  const { skipped, lines } = window.take(most);
  return { skipped, lines: lines.map(({ bytes, start, end }) => Buffer.from(bytes.subarray(start, end)).toString()) };
};

test("it keeps the newest lines whole, whatever becomes of the chunks they came in, and counts the others", () => {
  const window = new RawWindow(3);
  for (const text of ["a", "b", "c", "d", "e"]) push(window, text);
  expect(window.waiting).toBe(5);
  expect(texts(window, 10)).toEqual({ skipped: 2, lines: ["c", "d", "e"] });
  expect(texts(window, 10)).toEqual({ skipped: 0, lines: [] });
  for (const text of ["f", "g"]) push(window, text);
  expect(texts(window, 1)).toEqual({ skipped: 1, lines: ["g"] });
});

test("a slot takes a line of any length, a short one after a long one too", () => {
  const window = new RawWindow(1);
  for (const text of ["short", "l".repeat(60_000), "s", "m".repeat(500), ""]) {
    push(window, text);
    expect(texts(window, 1).lines).toEqual([text]);
    window.release();
  }
});
