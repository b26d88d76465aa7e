import { two } from "@/lib/client/format";

/** What part of the log is shown, epoch milliseconds; null: no limit. */
export interface Span {
  from: number | null;
  to: number | null;
  /** It reaches this far back from the moment when it was chosen or its address was opened. */
  last?: Last;
}
export type Last = keyof typeof LASTS;
const MINUTE = 60_000;
const LASTS = { "5m": 5 * MINUTE, "30m": 30 * MINUTE, "2h": 120 * MINUTE, "24h": 24 * 60 * MINUTE };
export const ALL: Span = { from: null, to: null };

/** What the panel takes for a time. */
const LATEST = 9_999_999_999_999;
const FIELD = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,3})?)?$/;

/** A time as a field of date and time holds it. */
export function toField(at: number | null, utc: boolean): string {
  if (at === null) return "";
  const time = new Date(utc ? at : at - new Date(at).getTimezoneOffset() * 60_000);
  const date = `${String(time.getUTCFullYear()).padStart(4, "0")}-${two(time.getUTCMonth() + 1)}-${two(time.getUTCDate())}`;
  return `${date}T${two(time.getUTCHours())}:${two(time.getUTCMinutes())}:${two(time.getUTCSeconds())}`;
}

/** What such a field says; undefined for what is no time of a log. */
export function fromField(value: string, utc: boolean): number | null | undefined {
  if (value === "") return null;
  const parts = FIELD.exec(value)?.slice(1).map((part: string | undefined) => Number(part ?? 0));
  if (!parts) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const at = utc ? Date.UTC(year, month - 1, day, hour, minute, second) : new Date(year, month - 1, day, hour, minute, second).getTime();
  return at >= 0 && at <= LATEST ? at : undefined;
}

/** What is wrong with a window, by field; null when it can be shown. A field holds `undefined` for what could not be read. */
export function problemOf(from: number | null | undefined, to: number | null | undefined): { field: "from" | "to"; words: string } | null {
  if (from === undefined) return { field: "from", words: "From: not a whole date and time." };
  if (to === undefined) return { field: "to", words: "To: not a whole date and time." };
  if (from !== null && to !== null && to < from) return { field: "to", words: "To: this is before the beginning." };
  return null;
}

/** The last moment that belongs to it: the end is named to the second, and that second counts. */
export function endOf({ to }: Span): number | null {
  return to === null ? null : to + 999.999;
}

export function lastSpan(last: Last, now: number): Span {
  return { from: now - LASTS[last], to: null, last };
}

/** The window of an address ("#from=2026-11-24T14:00:00Z&to=…", "#last=5m"); one that can't be understood is none, and a line goes before a window that moves. */
export function spanOfHash(hash: string, now: number): Span {
  const named = new URLSearchParams(hash.slice(1));
  const last = named.get("last") ?? "";
  if (Object.hasOwn(LASTS, last) && !named.has("at")) return lastSpan(last as Last, now);
  const [from, to] = ["from", "to"].map((name) => {
    const text = named.get(name);
    return text === null ? null : text.endsWith("Z") ? fromField(text.slice(0, -1), true) : undefined;
  });
  return problemOf(from, to) ? ALL : { from: from ?? null, to: to ?? null };
}

/** The address's part after "#", with these names changed; null takes one out. */
export function changedHash(hash: string, change: Record<string, string | null>): string {
  const named = new URLSearchParams(hash.slice(1));
  for (const [name, value] of Object.entries(change)) {
    if (value === null) named.delete(name);
    else named.set(name, value);
  }
  // A mere place on the page: the log itself.
  if (named.get("log") === "" && named.size > 1) named.delete("log");
  return named.size === 0 ? "" : `#${named}`;
}

export function spanInHash({ from, to, last }: Span): { from: string | null; to: string | null; last: Last | null } {
  if (last) return { from: null, to: null, last };
  return { last: null, from: from === null ? null : `${toField(from, true)}Z`, to: to === null ? null : `${toField(to, true)}Z` };
}
