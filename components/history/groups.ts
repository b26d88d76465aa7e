import type { Entry } from "@/lib/contracts/history";

export interface Group {
  key: string;
  /** The operation that ran, else null: then the group is a minute. */
  operation: string | null;
  from: number;
  to: number;
  entries: Entry[];
}

const MINUTE = 60_000;

/** Neighbours of one operation, or of one minute, belong together. Takes and keeps the order: newest first. Pure. */
export function groupEntries(entries: readonly Entry[]): Group[] {
  const groups: Group[] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    const joins = last && last.operation === entry.operation && (entry.operation !== null || Math.floor(last.to / MINUTE) === Math.floor(entry.at / MINUTE));
    if (joins) {
      last.entries.push(entry);
      last.from = entry.at;
    } else {
      groups.push({ key: `${entry.operation ?? "minute"} ${entry.seq}`, operation: entry.operation, from: entry.at, to: entry.at, entries: [entry] });
    }
  }
  return groups;
}
