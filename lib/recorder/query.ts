import type { Entry, HistoryQuery, HistoryReply } from "../contracts/history";
import { subjectOf } from "../contracts/subject";

const DEFAULT_LIMIT = 200;

function newestFirst(a: Entry, b: Entry): number {
  return b.at - a.at || b.seq - a.seq;
}

/** Whether an entry is within the query's time, services, kinds, severities and words. */
function matches(entry: Entry, query: HistoryQuery): boolean {
  const { from, to, services, kinds, severities, q } = query;
  if (from !== undefined && (entry.until ?? entry.at) < from) return false;
  if (to !== undefined && entry.at > to) return false;
  if (services?.length && !(entry.service !== null && services.includes(entry.service))) return false;
  if (kinds?.length && !kinds.includes(entry.kind)) return false;
  if (severities?.length && !severities.includes(entry.severity)) return false;
  const words = q?.trim().toLowerCase();
  return !words || `${subjectOf(entry)} ${entry.title} ${entry.detail ?? ""}`.toLowerCase().includes(words);
}

/** The page of the timeline that was asked for, newest first: the order in which things happened, not that in which we heard of them. Pure. */
export function queryEntries(entries: readonly Entry[], query: HistoryQuery): HistoryReply {
  const found = entries.filter((entry) => matches(entry, query)).sort(newestFirst);
  const [at = Number.POSITIVE_INFINITY, seq = 0] = query.before?.split("-").map(Number) ?? [];
  const rest = query.before === undefined ? found : found.filter((entry) => entry.at < at || (entry.at === at && entry.seq < seq));
  const page = rest.slice(0, query.limit ?? DEFAULT_LIMIT);
  const last = page.at(-1);
  return {
    entries: page,
    next: last && page.length < rest.length ? `${last.at}-${last.seq}` : null,
    total: found.length,
    problems: found.filter((entry) => entry.severity === "warn" || entry.severity === "bad").length,
    since: entries.reduce<number | null>((oldest, entry) => Math.min(oldest ?? entry.at, entry.at), null),
  };
}
