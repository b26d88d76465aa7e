import fc from "fast-check";
import { expect, test } from "vitest";
import { plainText } from "./plainText";

test("colours, terminal links and control characters are taken out, the words stay", () => {
  expect(plainText("\u001b[31mred\u001b[0m and \u001b]8;;javascript:alert(1)\u0007link\u001b]8;;\u0007\tend\u0000\r")).toBe("red and link\tend");
});

test("whatever comes, no control character is left but the tab", () => {
  fc.assert(fc.property(fc.string({ unit: "binary", maxLength: 200 }), (line) => {
    for (const character of plainText(line)) {
      const code = character.codePointAt(0) ?? 0;
      expect(code === 9 || (code >= 32 && !(code >= 127 && code <= 159))).toBe(true);
    }
  }));
});
