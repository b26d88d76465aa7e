/** The time that charts show: the last minutes, moving, or a span that was zoomed to; epoch ms. */
export type Span = { last: number } | { from: number; to: number };

const MINUTE = 60_000, HOUR = 60 * MINUTE;
export const RANGES = [
  { value: 5 * MINUTE, text: "5 min" }, { value: 15 * MINUTE, text: "15 min" }, { value: HOUR, text: "1 h" }, { value: 6 * HOUR, text: "6 h" }, { value: 24 * HOUR, text: "24 h" },
];
export const DEFAULT_SPAN = { last: 15 * MINUTE };

/** Whether this many milliseconds are one of the ranges that the page offers. */
export function isRange(ms: number): boolean { return RANGES.some(({ value }) => value === ms); }
