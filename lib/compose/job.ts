import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readSync, writeFileSync } from "node:fs";
import path from "node:path";
import { StringDecoder } from "node:string_decoder";
import { processStart } from "./process";

/** Commands to run in order. `onCancel` runs after a cancel, to take back what had begun. */
export interface JobPlan {
  cwd: string;
  env: Record<string, string>;
  commands: { step: string; argv: string[] }[];
  onCancel: string[][];
}

/** Names a runner process for good, over a restart of the panel. */
export interface JobRef { pid: number; started: string; log: string }

const LOOK_EVERY_MS = 100;

/** Starts a plan in a process group of its own, with output to a file, so that it goes on whatever becomes of the panel. */
export function startJob(root: string, plan: JobPlan, log: string): JobRef {
  mkdirSync(path.dirname(log), { recursive: true });
  const planFile = log.replace(/\.log$/, ".plan.json");
  writeFileSync(planFile, JSON.stringify(plan), { mode: 0o600 });
  closeSync(openSync(log, "a", 0o600));
  const child = spawn(process.execPath, [path.join(root, "lib", "compose", "runner.mjs"), planFile, log], {
    cwd: root, env: { ...plan.env, NODE_ENV: "production" }, detached: true, stdio: "ignore",
  });
  child.unref();
  const pid = child.pid ?? -1;
  return { pid, started: processStart(pid) ?? "", log };
}

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
 * Reads a job's log from its beginning and on while it grows: every line once, then `onEnd` when the runner has gone.
 * Returns a function that stops reading; the job goes on.
 */
export function followJob(job: JobRef, onLines: (lines: string[]) => void, onEnd: () => void): () => void {
  const decoder = new StringDecoder("utf8");
  const buffer = Buffer.alloc(64 * 1024);
  let position = 0;
  let rest = "";
  const read = (): void => {
    if (!existsSync(job.log)) return;
    const file = openSync(job.log, "r");
    try {
      for (;;) {
        const count = readSync(file, buffer, 0, buffer.length, position);
        if (count === 0) break;
        position += count;
        const parts = (rest + decoder.write(buffer.subarray(0, count))).split(/\r?\n/);
        rest = parts.pop() ?? "";
        if (parts.length > 0) onLines(parts);
      }
    } finally {
      closeSync(file);
    }
  };
  const timer = setInterval(() => {
    const runs = jobRuns(job);
    read();
    if (runs) return;
    clearInterval(timer);
    if (rest) onLines([rest]);
    onEnd();
  }, LOOK_EVERY_MS);
  read();
  return () => clearInterval(timer);
}
