import fc from "fast-check";
import { expect, test } from "vitest";
import { plainText } from "./plainText";
import { styledText } from "./styledText";

// Text that is full of escapes, whole and broken ones.
const piece = fc.oneof(
  fc.string({ unit: "binary", maxLength: 10 }),
  fc.constantFrom("\u001b[31m", "\u001b[m", "\u001b[1;38;5;208m", "\u001b[38:2::1:2:3m", "\u001b[2J", "\u001b[?25l", "\u001b[31", "\u001b]8;;javascript:x\u0007", "\u001b]0;title\u001b\\", "\u001b(B", "\u001b", "\u009b31m", "\t", "\u0000"),
);
const line = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(""));

test("colours stand beside the plain text, at the characters where they begin", () => {
  expect(styledText("\u001b[31mred\u001b[0m and \u001b[1m\u001b[4mboth\u001b[m")).toEqual({ text: "red and both", sgr: "0,31 3,0 8,1;4" });
});

test("every other sequence is dropped, and a line without colours has none", () => {
  expect(styledText("\u001b[2J\u001b]8;;javascript:alert(1)\u0007link\u001b]8;;\u0007\u001b(B\u001b[?25l")).toEqual({ text: "link" });
  expect(styledText("words\tand more\u0000")).toEqual({ text: "words\tand more" });
});

test("whatever comes, the text is the plain text, and the looks are digits that begin inside of it", () => {
  fc.assert(fc.property(line, (raw) => {
    const { text, sgr } = styledText(raw);
    expect(text).toBe(plainText(raw));
    expect(sgr ?? "0,0").toMatch(/^\d+,[\d;:]+(?: \d+,[\d;:]+)*$/);
    const places = (sgr ?? "").split(" ").filter(Boolean).map((change) => Number.parseInt(change, 10));
    expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
    for (const place of places) expect(place).toBeLessThan(text.length);
  }));
});

test("a line of colours alone costs no more than a bounded note", () => {
  expect(styledText("\u001b[31mx".repeat(100_000))).toEqual({ text: "x".repeat(100_000) });
  expect(styledText(`${"\u001b[31m".repeat(1_000)}x`)).toEqual({ text: "x" });
});
