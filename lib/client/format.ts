const UNITS = ["B", "kB", "MB", "GB", "TB"];
const SECOND = 1000, MINUTE = 60 * SECOND, HOUR = 60 * MINUTE, DAY = 24 * HOUR;
export const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** "84 MB", "7.4 GB"; decimal, as disks and the panel's own sentences count. */
export function bytes(value: number): string {
  const power = value < 1_000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(value) / 3));
  const scaled = value / 1_000 ** power;
  return `${power >= 3 && scaled < 100 ? trimZeros(scaled.toFixed(1)) : Math.round(scaled)} ${UNITS[power] ?? ""}`;
}

/** "1 file", "12 files". */
export function count(value: number, one: string, many = `${one}s`): string {
  return `${value.toLocaleString("en-US")} ${value === 1 ? one : many}`;
}

/** "0.8 s", "12 s", "2 min 51 s", "2 h 14 min", "3 d 4 h". */
export function duration(ms: number): string {
  const time = Math.max(0, ms);
  if (time < 9_950) return `${trimZeros((time / SECOND).toFixed(1))} s`;
  if (time < MINUTE - 500) return `${Math.round(time / SECOND)} s`;
  if (time < HOUR) return pair(Math.round(time / SECOND), 60, "min", "s");
  if (time < DAY) return pair(Math.round(time / MINUTE), 60, "h", "min");
  return pair(Math.round(time / HOUR), 24, "d", "h");
}

/** How long something is up, without the seconds once it is minutes: "12 s", "44 min", "2 h 14 min". */
export function uptime(ms: number): string {
  const time = Math.max(0, ms);
  if (time < MINUTE) return `${Math.floor(time / SECOND)} s`;
  if (time < HOUR) return `${Math.floor(time / MINUTE)} min`;
  return duration(Math.floor(time / MINUTE) * MINUTE);
}

/** "14:02:11" today, "yesterday 18:40", "20 Nov 16:05". */
export function clock(at: number, now: number): string {
  const time = new Date(at);
  const days = Math.round((startOfDay(now) - startOfDay(at)) / DAY);
  if (days === 0) return timeOfDay(at);
  const minutes = timeOfDay(at, false);
  if (days === 1) return `yesterday ${minutes}`;
  return `${time.getDate()} ${MONTHS[time.getMonth()] ?? ""} ${minutes}`;
}

/** "14:02:11", whatever day it was; "14:02" without the seconds. */
export function timeOfDay(at: number, seconds = true): string {
  const time = new Date(at);
  return [time.getHours(), time.getMinutes(), ...(seconds ? [time.getSeconds()] : [])].map(two).join(":");
}

/** "62 %", "1.2 %". */
export function percent(value: number): string {
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} %`;
}

/** "a", "a and b", "a, b and c". */
export function sentenceList(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}

function pair(total: number, base: number, big: string, small: string): string {
  const rest = total % base;
  return `${Math.floor(total / base)} ${big}${rest ? ` ${rest} ${small}` : ""}`;
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

/** "07". */
export function two(value: number): string {
  return String(value).padStart(2, "0");
}

function trimZeros(text: string): string {
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}
