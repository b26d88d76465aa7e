import { readFileSync } from "node:fs";
import path from "node:path";
import writeFileAtomic from "write-file-atomic";
import * as z from "zod";
import type { Operation } from "../contracts/operation";

const Learned = z.record(z.string(), z.array(z.number()));
type Learned = z.infer<typeof Learned>;
const KEPT = 5;
/** Before the name of a service whose start is timed. */
const SERVICE = "service ";
/** Of the whole stack, by a start or a restart. */
export const STACK = "stack";

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted.length > 0 ? sorted[Math.floor((sorted.length - 1) / 2)] ?? null : null;
}

/** What an ended operation teaches: its whole time, each step's, each service's from container start to ready. ms. Pure. */
export function lessons(operation: Operation): Record<string, number> {
  if (operation.state !== "succeeded" || operation.endedAt === null) return {};
  const took = operation.endedAt - operation.startedAt;
  const whole = { [`operation ${operation.kind}`]: took, ...(operation.kind === "start" || operation.kind === "restart" ? { [STACK]: took } : {}) };
  const steps = operation.steps.flatMap((step) => (step.state === "done" && step.startedAt !== null && step.endedAt !== null ? [[`step ${step.id}`, step.endedAt - step.startedAt]] : []));
  const services = operation.tracks.flatMap((track) => (track.startedAt !== null && track.readyAt !== null && track.startedAt >= operation.startedAt ? [[`${SERVICE}${track.service}`, track.readyAt - track.startedAt]] : []));
  return { ...whole, ...Object.fromEntries([...steps, ...services]) };
}

/** How long things usually take here: the median of the last five times, kept on disk. */
export class Durations {
  private learned: Learned = {};
  private readonly file: string;

  constructor(stateDir: string) {
    this.file = path.join(stateDir, "durations.json");
    try {
      this.learned = Learned.parse(JSON.parse(readFileSync(this.file, "utf8")));
    } catch {
      // None learned yet.
    }
  }

  /** Usual time of "operation start", "step up" or "service mlflow", ms; null until seen once. */
  usual(what: string): number | null {
    return median(this.learned[what] ?? []);
  }

  /** Usual time from a service's start until it is ready, ms, by service. */
  usualStarts(): Map<string, number> {
    return new Map(Object.keys(this.learned).flatMap((what) => {
      const usual = what.startsWith(SERVICE) ? this.usual(what) : null;
      return usual === null ? [] : [[what.slice(SERVICE.length), usual] as const];
    }));
  }

  /** The last time of it, ms; null until seen once. */
  last(what: string): number | null {
    return this.learned[what]?.at(-1) ?? null;
  }

  learn(operation: Operation): void {
    for (const [what, ms] of Object.entries(lessons(operation))) this.learned[what] = [...(this.learned[what] ?? []), ms].slice(-KEPT);
    try {
      writeFileAtomic.sync(this.file, JSON.stringify(this.learned), { mode: 0o600 });
    } catch (error) {
      console.error("What was learned could not be written:", error);
    }
  }
}
