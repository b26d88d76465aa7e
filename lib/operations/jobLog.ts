import * as z from "zod";
import type { JobOutcome } from "../compose/jobMemory";
import type { Step } from "../contracts/operation";
import { buildLine } from "./buildLine";

const Marker = z.discriminatedUnion("type", [
  z.object({ type: z.literal("begin"), step: z.string(), at: z.number() }),
  z.object({ type: z.literal("end"), step: z.string(), at: z.number(), code: z.number(), cancelled: z.boolean().default(false) }),
  z.object({ type: z.literal("done"), at: z.number(), outcome: z.enum(["succeeded", "failed", "cancelled"]), code: z.number() }),
]);
type Marker = z.infer<typeof Marker>;

const KEPT_LINES = 60;
const MAX_LINE = 500;

/** What the log of an operation's job says so far. */
export interface JobLog {
  steps: Step[];
  output: string[];
  outputLines: number;
  outcome: JobOutcome | null;
  /** Build steps of the running command that did some work, and the number of those taken from the cache. */
  worked: number;
  cached: number;
}

export function emptyJobLog(steps: Step[]): JobLog {
  return { steps, output: [], outputLines: 0, outcome: null, worked: 0, cached: 0 };
}

function change(steps: Step[], id: string, part: Partial<Step>): Step[] {
  return steps.map((step) => (step.id === id ? { ...step, ...part } : step));
}

function mark(log: JobLog, marker: Marker): JobLog {
  switch (marker.type) {
    case "begin":
      return { ...log, worked: 0, cached: 0, steps: change(log.steps, marker.step, { state: "running", startedAt: marker.at }) };
    case "end": {
      const unchanged = marker.code === 0 && log.cached > 0 && log.worked === 0;
      const part: Partial<Step> = { state: marker.code === 0 ? "done" : marker.cancelled ? "cancelled" : "failed", endedAt: marker.at, ...(unchanged ? { detail: "unchanged" } : {}) };
      return { ...log, steps: change(log.steps, marker.step, part) };
    }
    case "done":
      return { ...log, outcome: marker.outcome, steps: log.steps.map((step) => (step.state === "pending" ? { ...step, state: "skipped", detail: marker.outcome === "succeeded" ? step.detail : "not reached" } : step)) };
    default:
      return marker satisfies never;
  }
}

/** The log with how the runner ended, where its own last word did not get into it (the disk became full). Pure. */
export function endJobLog(log: JobLog, outcome: JobOutcome | null, at: number): JobLog {
  if (log.outcome !== null || outcome === null) return log;
  const open = (step: Step): Partial<Step> => {
    if (outcome === "succeeded") return { state: "done", endedAt: at };
    return step.state === "running" ? { state: outcome, endedAt: at } : { state: "skipped", detail: "not reached" };
  };
  return { ...log, outcome, steps: log.steps.map((step) => (step.state === "pending" || step.state === "running" ? { ...step, ...open(step) } : step)) };
}

/** Whether a line is the runner's own word. */
export function isMarker(line: string): boolean {
  return line.startsWith("\x1e");
}

function parseMarker(line: string): Marker | null {
  if (!isMarker(line)) return null;
  try {
    return Marker.parse(JSON.parse(line.slice(1)));
  } catch {
    return null;
  }
}

/** One line of a job's log -> what is known then. Pure; any text is taken. */
export function readJobLine(log: JobLog, line: string): JobLog {
  const marker = parseMarker(line);
  if (marker) return mark(log, marker);
  const text = line.slice(0, MAX_LINE);
  const build = buildLine(text);
  const running = log.steps.find((step) => step.state === "running");
  return {
    ...log,
    output: [...log.output, text].slice(-KEPT_LINES),
    outputLines: log.outputLines + 1,
    worked: log.worked + (build?.kind === "done" ? 1 : 0),
    cached: log.cached + (build?.kind === "cached" ? 1 : 0),
    steps: running && build?.kind === "vertex" ? change(log.steps, running.id, { detail: build.title }) : log.steps,
  };
}
