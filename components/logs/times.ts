import { MONTHS, two } from "@/lib/client/format";

/** "14:02:11.006" today, "20 Nov 16:05" before: both are twelve characters wide at most. */
export function lineTime(at: number, utc: boolean, now: number): string {
  const shift = (time: number): Date => new Date(utc ? time : time - new Date(time).getTimezoneOffset() * 60_000);
  const time = shift(at), today = shift(now);
  const minutes = `${two(time.getUTCHours())}:${two(time.getUTCMinutes())}`;
  if (time.toISOString().slice(0, 10) !== today.toISOString().slice(0, 10)) return `${time.getUTCDate()} ${MONTHS[time.getUTCMonth()] ?? ""} ${minutes}`;
  return `${minutes}:${two(time.getUTCSeconds())}.${String(time.getUTCMilliseconds()).padStart(3, "0")}`;
}
