import { readFileSync } from "node:fs";
import path from "node:path";
import writeFileAtomic from "write-file-atomic";
import * as z from "zod";
import { StartRecord } from "../contracts/history";
import type { Operation } from "../contracts/operation";
import { STARTS_SERVICES } from "../stack/state";

const Saved = z.record(z.string(), z.array(StartRecord));
type Saved = z.infer<typeof Saved>;

const KEPT = 10;

/** The kept starts with those of an ended operation: the last ten of each service. Pure. */
export function withStarts(saved: Saved, operation: Operation): Saved {
  const fresh = operation.tracks.filter((track) => track.startedAt !== null);
  return Object.fromEntries([...new Set([...Object.keys(saved), ...fresh.map((track) => track.service)])].map((service) => {
    const track = fresh.find((one) => one.service === service);
    const old = (saved[service] ?? []).filter((start) => start.operation !== operation.id);
    if (!track) return [service, old];
    const { createdAt, startedAt, readyAt } = track;
    return [service, [...old, { operation: operation.id, kind: operation.kind, state: operation.state, at: operation.startedAt, createdAt, startedAt, readyAt }].slice(-KEPT)];
  }));
}

/** How the last starts of each service went; kept on disk. */
export class Starts {
  private saved: Saved = {};
  private readonly file: string;

  constructor(dir: string) {
    this.file = path.join(dir, "starts.json");
    try {
      this.saved = Saved.parse(JSON.parse(readFileSync(this.file, "utf8")));
    } catch {
      // None yet.
    }
  }

  /** Oldest first. */
  of(service: string): StartRecord[] { return Object.hasOwn(this.saved, service) ? this.saved[service] ?? [] : []; }

  learn(operation: Operation): void {
    if (!STARTS_SERVICES.has(operation.kind)) return;
    this.saved = withStarts(this.saved, operation);
    writeFileAtomic(this.file, JSON.stringify(this.saved), { mode: 0o600 }).catch((error: unknown) => console.error("The last starts could not be written:", error));
  }
}
