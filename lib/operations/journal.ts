import { mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import writeFileAtomic from "write-file-atomic";
import * as z from "zod";
import { Operation } from "../contracts/operation";

/** An operation with what is needed to take it up again after the panel was restarted. */
export const Entry = z.object({
  operation: Operation,
  /** prepare: nothing was run yet. job: the runner works. settle: waiting for the services. */
  phase: z.enum(["prepare", "job", "settle", "ended"]),
  job: z.object({ pid: z.number(), started: z.string(), log: z.string() }).nullable(),
  /** Services that a cancel stops: those that did not run before. */
  begun: z.array(z.string()),
});
export type Entry = z.infer<typeof Entry>;

const KEPT = 20;

function files(dir: string): string[] {
  try {
    return readdirSync(dir).filter((name) => /^\d+-[a-z-]+\.json$/.test(name)).sort();
  } catch {
    return [];
  }
}

/** Removes all files of an operation, as far as they can be removed. */
export function forgetEntry(dir: string, id: string): void {
  for (const suffix of [".json", ".log", "-cancel.log"]) {
    try {
      rmSync(path.join(dir, `${id}${suffix}`), { force: true });
    } catch {
      // A read-only disk, or a folder in its place: it stays.
    }
  }
}

/** Writes an entry whole (temporary file, then rename), and forgets the oldest ones beyond twenty. */
export function saveEntry(dir: string, entry: Entry): void {
  mkdirSync(dir, { recursive: true });
  const names = files(dir);
  for (const name of names.slice(0, Math.max(0, names.length - KEPT))) forgetEntry(dir, name.replace(/\.json$/, ""));
  writeFileAtomic.sync(path.join(dir, `${entry.operation.id}.json`), JSON.stringify(entry), { mode: 0o600 });
}

/** The entries that can be read, newest first. */
export function* readEntries(dir: string): Generator<Entry> {
  for (const name of files(dir).reverse()) {
    try {
      yield Entry.parse(JSON.parse(readFileSync(path.join(dir, name), "utf8")));
    } catch {
      // Written by another version, or cut by a full disk: an older one may do.
    }
  }
}
