import { readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hueOf, runsOf } from "./sgr";

/** "^31mred" as the panel sends it: its words, and where which codes begin. */
function sent(raw: string): { text: string; sgr: string } {
  const changes: string[] = [];
  let text = "";
  for (const [, codes, words] of raw.matchAll(/(?:\^([\d;:]*)m)?([^^]*)/g)) {
    if (codes !== undefined) changes.push(`${text.length},${codes}`);
    text += words ?? "";
  }
  return { text, sgr: changes.join(" ") };
}

/** The looks of a line: "text|classes". */
function drawn(raw: string): string[] {
  const { text, sgr } = sent(raw);
  return runsOf(text.length, sgr).map(({ start, end, look }) => `${text.slice(start, end)}|${look}`);
}

test("colours and weights are drawn until they are taken back", () => {
  expect(drawn("^1;31mboth^22mred^39mplain^4mline^0m end")).toEqual(["both|fg-red bold", "red|fg-red", "line|underline"]);
  expect(drawn("^2mdim^0m ^2;32mdim green^0m ^3mslanted^23m ^9mgone^29m ^97mwhite")).toEqual(["dim|fg-grey", "dim green|fg-green dim", "slanted|italic", "gone|line-through"]);
  expect(drawn("^30mblack^90mgrey^37;44mon blue^49;93mbright")).toEqual(["black|fg-grey", "grey|fg-grey", "on blue|bg-blue", "bright|fg-yellow"]);
  expect(drawn("^7mturned^27m ^7;35mturned too^0m.")).toEqual(["turned|inv-ink", "turned too|inv-magenta"]);
});

test("256 colours and true colour become the readable hue that is next to them", () => {
  expect(drawn("^38;5;196ma^38;5;46mb^38;5;21mc^38;5;208md^38;5;240me^38;5;255mf^48;5;226mg")).toEqual(["a|fg-red", "b|fg-green", "c|fg-blue", "d|fg-yellow", "e|fg-grey", "g|bg-yellow"]);
  expect(drawn("^38;2;255;0;255ma^38:2::0:200:220mb^38:2:0:0:255mc^38;2;10;10;10;1md")).toEqual(["a|fg-magenta", "b|fg-cyan", "c|fg-blue", "d|fg-grey bold"]);
  expect([hueOf(255, 0, 10), hueOf(200, 100, 0), hueOf(255, 255, 255)]).toEqual(["red", "yellow", null]);
});

test("whatever a line says, its runs are within it, in order, apart, and drawn by known classes", () => {
  const codes = fc.array(fc.oneof(fc.integer({ min: 0, max: 110 }).map(String), fc.constantFrom("38;5;300", "38;2;1", "48", "38:2::9", "4:3", "", "99999999999")), { maxLength: 5 }).map((list) => `^${list.join(";")}m`);
  fc.assert(fc.property(fc.array(fc.oneof(codes, fc.string({ maxLength: 6 }).filter((words) => !words.includes("^"))), { maxLength: 20 }), (parts) => {
    const { text, sgr } = sent(parts.join(""));
    let last = 0;
    for (const { start, end, look } of runsOf(text.length, sgr)) {
      expect(start).toBeGreaterThanOrEqual(last);
      expect(end).toBeGreaterThan(start);
      expect(end).toBeLessThanOrEqual(text.length);
      expect(look).toMatch(/^(?:(?:(?:fg|bg|inv)-[a-z]+|bold|dim|italic|underline|line-through)(?: |$))+$/);
      last = end;
    }
  }));
});

describe("every colour can be read (WCAG AA, 4.5:1)", () => {
  const css = readFileSync(path.join(import.meta.dirname, "../tokens.css"), "utf8");
  const [light = "", dark = ""] = css.split('[data-theme="dark"]');
  const HUES = ["red", "green", "yellow", "blue", "magenta", "cyan", "grey"];

  /** Relative luminance of a token. */
  function luminance(theme: string, name: string): number {
    const [, l, c, h] = new RegExp(String.raw`--color-${name}: oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)`).exec(theme) ?? [];
    if (!l || !c || !h) throw new Error(`no token ${name}`);
    const a = Number(c) * Math.cos(Number(h) * Math.PI / 180), b = Number(c) * Math.sin(Number(h) * Math.PI / 180);
    const [x = 0, y = 0, z = 0] = [[0.3963377774, 0.2158037573], [-0.1055613458, -0.0638541728], [-0.0894841775, -1.291485548]].map(([p = 0, q = 0]) => (Number(l) + p * a + q * b) ** 3);
    const linear = [4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z, -1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z, -0.0041960863 * x - 0.7034186147 * y + 1.707614701 * z];
    const [red = 0, green = 0, blue = 0] = linear.map((value) => Math.min(1, Math.max(0, value)));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  test.each([["light", light], ["dark", dark]])("in the %s theme: each on each ground, and on the washes of rows", (_, theme) => {
    const grounds = ["surface", "hover", "sunken", "bad-soft", "warn-soft", ...HUES.map((hue) => `ansi-${hue}-wash`)];
    const weak: string[] = [];
    const check = (text: string, ground: string): void => {
      const [high = 0, low = 0] = [luminance(theme, text), luminance(theme, ground)].sort((one, other) => other - one);
      const ratio = (high + 0.05) / (low + 0.05);
      if (ratio < 4.5) weak.push(`${text} on ${ground}: ${ratio.toFixed(2)}`);
    };
    for (const ground of grounds) for (const text of [...HUES.map((hue) => `ansi-${hue}`), "ink", "ink-2"]) check(text, ground);
    for (const hue of HUES) check("surface", `ansi-${hue}`);
    expect(weak).toEqual([]);
  });
});
