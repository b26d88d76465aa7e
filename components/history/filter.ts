import { queryOf, type AddressQuery } from "@/lib/client/queryOf";
import type { EntryKind } from "@/lib/contracts/history";

/** What the page shows, as its address says it: a link to it shows the same. */
export interface Filter {
  range: Range;
  /** Epoch ms, for the range "custom". */
  from: number | null;
  to: number | null;
  service: string;
  kind: KindGroup | "";
  problems: boolean;
  q: string;
}

export const RANGES = [
  { id: "10m", label: "10 min", words: "in the last 10 min", ms: 10 * 60_000 },
  { id: "15m", label: "15 min", words: "in the last 15 min", ms: 15 * 60_000 },
  { id: "1h", label: "1 h", words: "in the last hour", ms: 3_600_000 },
  { id: "24h", label: "24 h", words: "in the last 24 h", ms: 86_400_000 },
  { id: "all", label: "All", words: "since the record began", ms: null },
  { id: "custom", label: "From, to", words: "in the chosen time", ms: null },
] as const;
type Range = (typeof RANGES)[number]["id"];

export const KINDS = [
  { id: "operations", label: "Operations", kinds: ["operation"] },
  { id: "health", label: "Health checks", kinds: ["health"] },
  { id: "ends", label: "Starts and ends", kinds: ["start", "exit"] },
  { id: "restarts", label: "Restarts", kinds: ["restart"] },
  { id: "memory", label: "Out of memory", kinds: ["memory"] },
  { id: "stack", label: "State of the stack", kinds: ["stack"] },
  { id: "dags", label: "DAGs", kinds: ["dag"] },
  { id: "around", label: "Docker and Flightdeck", kinds: ["engine", "panel"] },
] as const satisfies readonly { id: string; label: string; kinds: readonly EntryKind[] }[];
type KindGroup = (typeof KINDS)[number]["id"];

/** An address's query -> the filter; anything odd counts as not given. Pure. */
export function readFilter(query: AddressQuery): Filter {
  const { text, number } = queryOf(query);
  const from = number("from");
  const to = number("to");
  const range = RANGES.find(({ id }) => id === text("range"))?.id ?? (from !== null || to !== null ? "custom" : "1h");
  return { range, from, to, service: text("service"), kind: KINDS.find(({ id }) => id === text("kind"))?.id ?? "", problems: text("problems") === "1", q: text("q").slice(0, 200) };
}

/** The filter -> the query of its address: the range always, for whoever gets it, the rest only where it narrows. Pure. */
export function writeFilter(filter: Filter): Record<string, string> {
  const custom = filter.range === "custom";
  const query = {
    range: filter.range, from: custom ? filter.from ?? "" : "", to: custom ? filter.to ?? "" : "",
    service: filter.service, kind: filter.kind, problems: filter.problems ? "1" : "", q: filter.q,
  };
  return Object.fromEntries(Object.entries(query).flatMap(([name, value]) => (value === "" ? [] : [[name, String(value)]])));
}

/** The filter -> what the panel is asked for. Pure. */
export function askFor(filter: Filter, now: number): Record<string, string | number | null> {
  const range = RANGES.find(({ id }) => id === filter.range);
  const custom = filter.range === "custom";
  return {
    from: custom ? filter.from : range?.ms ? now - range.ms : null,
    to: custom ? filter.to : null,
    services: filter.service, q: filter.q.trim(),
    kinds: KINDS.find(({ id }) => id === filter.kind)?.kinds.join(",") ?? null,
    severities: filter.problems ? "warn,bad" : null,
  };
}

/** Epoch ms -> the value of a date and time field, local time. Pure. */
export function fieldValue(at: number | null): string {
  if (at === null) return "";
  return new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}

/** The value of a date and time field -> epoch ms; null when it is empty. Pure. */
export function fieldTime(value: string): number | null {
  const at = new Date(value).getTime();
  return Number.isNaN(at) ? null : at;
}
