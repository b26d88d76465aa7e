import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readSync } from "node:fs";
import path from "node:path";
import { StringDecoder } from "node:string_decoder";
import { hasRoom } from "../state/room";
import { JobMemory } from "./jobMemory";
import type { JobOutcome } from "./jobMemory";
import { processStart } from "./process";

/** Commands to run in order. `onCancel` runs after a cancel, to take back what had begun: each once its step has begun. */
export interface JobPlan {
  cwd: string;
  env: Record<string, string>;
  commands: { step: string; argv: string[] }[];
  onCancel: { after: string; argv: string[] }[];
}

/** Names a runner process for good, over a restart of the panel. */
export interface JobRef { pid: number; started: string; log: string }

const LOOK_EVERY_MS = 100;

/** What the runner's exit code says; the same words as in its log. */
const OUTCOMES: Record<number, JobOutcome> = { 0: "succeeded", 3: "failed", 4: "cancelled" };

/** The last runners of this very process: how they ended, and the output of those that have no log. */
const own = new Map<string, JobMemory>();
const OWN_KEPT = 10;

function memoryOf(job: JobRef): JobMemory | undefined { return own.get(`${job.pid} ${job.started}`); }

/**
 * Starts a plan in a process group of its own, with output to a file, so that it goes on whatever becomes of the panel. Where no file can be
 * written (a full disk), the output is kept in memory: a stop must work all the same. The plan itself never touches the disk.
 */
export function startJob(root: string, plan: JobPlan, log: string): JobRef {
  const inMemory = hasRoom(path.dirname(log)) !== null;
  const child = spawn(process.execPath, [path.join(root, "lib", "compose", "runner.mjs"), ...(inMemory ? [] : [log])], {
    cwd: root, env: { ...plan.env, NODE_ENV: "production" }, detached: true, stdio: ["pipe", inMemory ? "pipe" : "ignore", "ignore"],
  });
  const memory = new JobMemory();
  child.stdin?.on("error", () => {}).end(JSON.stringify(plan));
  child.stdout?.on("data", (chunk: Buffer) => memory.push(chunk));
  child.on("error", () => memory.end(null)).on("close", (code) => memory.end(OUTCOMES[code ?? -1] ?? null));
  child.unref();
  const pid = child.pid ?? -1;
  const job = { pid, started: processStart(pid) ?? "", log: inMemory ? "" : log };
  own.set(`${job.pid} ${job.started}`, memory);
  for (const key of [...own.keys()].slice(0, -OWN_KEPT)) own.delete(key);
  return job;
}

/** What a job without a log has said, as far as it is still in memory. */
export function keptOutput(job: JobRef): string { return memoryOf(job)?.text() ?? ""; }

/** Whether this very process still runs (not another one that got its number). */
export function jobRuns(job: JobRef): boolean {
  return job.pid > 0 && processStart(job.pid) === job.started && job.started !== "";
}

/** Signals the whole group: killing only the docker command would orphan its plug-in. */
export function signalJob(job: JobRef, signal: NodeJS.Signals): void {
  if (!jobRuns(job)) return;
  try {
    process.kill(-job.pid, signal);
  } catch {
    // It ended between the two lines.
  }
}

/**
 * Reads a job's output from its beginning and on while it grows: every line once, then `onEnd` when the runner has gone, with how it
 * ended if it was this process's own. Returns a function that stops reading; the job goes on.
 */
export function followJob(job: JobRef, onLines: (lines: string[]) => void, onEnd: (outcome: JobOutcome | null) => void): () => void {
  const decoder = new StringDecoder("utf8");
  const memory = memoryOf(job);
  let position = 0;
  let rest = "";
  const take = (chunk: Buffer): void => {
    const parts = (rest + decoder.write(chunk)).split(/\r?\n/);
    rest = parts.pop() ?? "";
    if (parts.length > 0) onLines(parts);
  };
  const read = (): void => {
    if (job.log === "") position = memory?.read(position, take) ?? 0;
    else position = readFrom(job.log, position, take);
  };
  const timer = setInterval(() => {
    const runs = jobRuns(job) || memory?.ended === false;
    read();
    if (runs) return;
    clearInterval(timer);
    if (rest) onLines([rest]);
    onEnd(memory?.outcome ?? null);
  }, LOOK_EVERY_MS);
  read();
  return () => clearInterval(timer);
}

const buffer = Buffer.alloc(64 * 1024);

function readFrom(log: string, from: number, take: (chunk: Buffer) => void): number {
  if (!existsSync(log)) return from;
  const file = openSync(log, "r");
  let position = from;
  try {
    for (;;) {
      const count = readSync(file, buffer, 0, buffer.length, position);
      if (count === 0) return position;
      position += count;
      take(buffer.subarray(0, count));
    }
  } finally {
    closeSync(file);
  }
}
