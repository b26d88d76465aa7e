import type { Entry } from "@/lib/contracts/history";

export interface Group {
  /** Of its oldest entry: what comes does not close what was opened. */
  key: string;
  /** The operation that ran, else null: then the group is a minute. */
  operation: string | null;
  from: number;
  to: number;
  entries: Entry[];
}

/** An entry with the earlier ones that say the same, newest first. */
export interface Repeated { /** Of its oldest entry. */ key: number; entry: Entry; earlier: Entry[] }

/** Fewer of the same are shown one by one. */
const MANY = 3;

const MINUTE = 60_000;

const keyOf = ({ operation, seq }: Entry): string => `${operation ?? "minute"} ${seq}`;

/** Neighbours of one operation, or of one minute, belong together. Takes and keeps the order: newest first. Pure. */
export function groupEntries(entries: readonly Entry[]): Group[] {
  const groups: Group[] = [];
  for (const entry of entries) {
    const last = groups.at(-1);
    const joins = last && last.operation === entry.operation && (entry.operation !== null || Math.floor(last.to / MINUTE) === Math.floor(entry.at / MINUTE));
    if (joins) {
      last.entries.push(entry);
      last.from = entry.at;
      last.key = keyOf(entry);
    } else {
      groups.push({ key: keyOf(entry), operation: entry.operation, from: entry.at, to: entry.at, entries: [entry] });
    }
  }
  return groups;
}

/** What happened again and again stands once, where it happened last: a crash loop is three rows. Takes and keeps the order: newest first. Pure. */
export function foldRepeats(entries: readonly Entry[]): Repeated[] {
  const all = new Map<string, Entry[]>();
  const told = entries.map((entry) => {
    const { kind, severity, service, replica, title, detail, until } = entry;
    const said = JSON.stringify([kind, severity, service, replica, title, detail, until]);
    const same = all.get(said) ?? [];
    same.push(entry);
    all.set(said, same);
    return { entry, same };
  });
  return told.flatMap(({ entry, same: [last, ...earlier] }) => {
    if (earlier.length + 1 < MANY) return [{ key: entry.seq, entry, earlier: [] }];
    return entry === last ? [{ key: earlier.at(-1)?.seq ?? entry.seq, entry, earlier }] : [];
  });
}
