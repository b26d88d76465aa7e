import type { KeptLog } from "../contracts/logs";

/** A kept log as a file of the bundle. */
export interface EarlierLog { id: string; name: string; what: string }

const stamp = (at: number): string => new Date(at).toISOString().replace(/\.\d{3}Z$/, "Z");

/**
 * Of each service the last log that was kept of a container that is gone: what crashed and was made anew left its last words there.
 * `logs`: the last removed first. Pure.
 */
export function earlierLogs(logs: readonly KeptLog[], lines: number): EarlierLog[] {
  const last = new Map<string, KeptLog>();
  for (const log of logs) if (log.bytes > 0 && !last.has(log.service)) last.set(log.service, log);
  return [...last.values()].sort((a, b) => (a.service < b.service ? -1 : 1)).map(({ id, service, from, removedAt, missed }) => ({
    id, name: `logs/${service}-earlier.txt`,
    what: `the last ${lines.toLocaleString("en-US")} log lines of an earlier container, made ${stamp(from)}, ${missed ? "its log kept up to" : "gone"} ${stamp(removedAt)}`,
  }));
}
