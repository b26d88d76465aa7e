/** A part of a line with one look: its characters `[start, end)` and the classes that draw it. */
export interface Run { start: number; end: number; look: string }

type Hue = "red" | "green" | "yellow" | "blue" | "magenta" | "cyan" | "grey";
interface Look { text: Hue | null; ground: Hue | null; bold: boolean; dim: boolean; italic: boolean; underline: boolean; strike: boolean; inverse: boolean }

const PLAIN: Look = { text: null, ground: null, bold: false, dim: false, italic: false, underline: false, strike: false, inverse: false };
/** Black is grey, so that it can be read on a dark page; white is the page's own ink. */
const SIXTEEN: readonly (Hue | null)[] = ["grey", "red", "green", "yellow", "blue", "magenta", "cyan", null];
/** Angles of the colour circle up to which a hue reaches. */
const CIRCLE: readonly (readonly [number, Hue])[] = [[20, "red"], [70, "yellow"], [165, "green"], [205, "cyan"], [262, "blue"], [345, "magenta"], [360, "red"]];
const GREY_BELOW = 40;
const STEPS = [0, 95, 135, 175, 215, 255];

/** The readable hue that is next to a colour; null is the page's own ink. */
export function hueOf(red: number, green: number, blue: number): Hue | null {
  const most = Math.max(red, green, blue), range = most - Math.min(red, green, blue);
  if (range < GREY_BELOW) return most < 150 ? "grey" : null;
  const sixth = most === red ? ((green - blue) / range + 6) % 6 : most === green ? (blue - red) / range + 2 : (red - green) / range + 4;
  return CIRCLE.find(([end]) => sixth * 60 <= end)?.[1] ?? "red";
}

function ofTable(index: number): Hue | null {
  if (index < 16) return SIXTEEN[index % 8] ?? (index === 8 ? "grey" : null);
  if (index >= 232) return index < 244 ? "grey" : null;
  const place = index - 16;
  return hueOf(STEPS[Math.floor(place / 36)] ?? 0, STEPS[Math.floor(place / 6) % 6] ?? 0, STEPS[place % 6] ?? 0);
}

/** Reads the colour that follows a 38 or 48, and how many codes it takes. */
function longColour(codes: readonly number[], at: number): { hue: Hue | null; length: number } {
  if (codes[at] === 5) return { hue: ofTable(Math.min(255, codes[at + 1] ?? 0)), length: 2 };
  if (codes[at] === 2) return { hue: hueOf(codes[at + 1] ?? 0, codes[at + 2] ?? 0, codes[at + 3] ?? 0), length: 4 };
  return { hue: null, length: 1 };
}

function apply(look: Look, codes: readonly number[]): Look {
  let next = look;
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at] ?? 0;
    if (code === 0) next = PLAIN;
    else if (code === 1) next = { ...next, bold: true };
    else if (code === 2) next = { ...next, dim: true };
    else if (code === 22) next = { ...next, bold: false, dim: false };
    else if (code === 3 || code === 23) next = { ...next, italic: code === 3 };
    else if (code === 4 || code === 21 || code === 24) next = { ...next, underline: code !== 24 };
    else if (code === 7 || code === 27) next = { ...next, inverse: code === 7 };
    else if (code === 9 || code === 29) next = { ...next, strike: code === 9 };
    else if (code === 38 || code === 48) {
      const { hue, length } = longColour(codes, at + 1);
      next = code === 38 ? { ...next, text: hue } : { ...next, ground: hue ?? "grey" };
      at += length;
    } else if (code === 39) next = { ...next, text: null };
    else if (code === 49) next = { ...next, ground: null };
    else if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97)) next = { ...next, text: ofTable((code % 10) + (code >= 90 ? 8 : 0)) };
    else if ((code >= 40 && code <= 47) || (code >= 100 && code <= 107)) next = { ...next, ground: ofTable(code % 10) ?? "grey" };
  }
  return next;
}

function classes({ text, ground, bold, dim, italic, underline, strike, inverse }: Look): string {
  const colour = inverse ? `inv-${text ?? "ink"}` : text ? `fg-${text}` : dim ? "fg-grey" : "";
  return [colour, !inverse && ground && `bg-${ground}`, bold && "bold", dim && text && "dim", italic && "italic", underline && "underline", strike && "line-through"].filter(Boolean).join(" ");
}

/** "38;5;208" as numbers; of the form with colons "38:2::1:2:3" the colour space, which is empty, is left out; "4:0" is no underline. */
function numbers(codes: string): number[] {
  return codes.split(";").flatMap((code) => {
    const [first, ...more] = code.split(":");
    if (first === "4" && more.length > 0) return [more[0] === "0" ? 24 : 4];
    const parts = more.length > 4 && more[0] === "2" ? [first, more[0], ...more.slice(2)] : [first, ...more];
    return parts.map((part) => Number(part));
  });
}

/** How a line of this length is drawn that says "0,1;31 12,0": bold red from character 0 on, plain from 12 on. What has no look is in no run. */
export function runsOf(length: number, sgr: string): Run[] {
  const runs: Run[] = [];
  let look = PLAIN;
  const changes = sgr.split(" ").map((change) => change.split(","));
  changes.forEach(([place, codes = ""], index) => {
    look = apply(look, numbers(codes));
    const start = Math.min(length, Number(place)), end = Math.min(length, Number(changes[index + 1]?.[0] ?? length));
    const drawn = classes(look);
    if (drawn !== "" && end > start) runs.push({ start, end, look: drawn });
  });
  return runs;
}
