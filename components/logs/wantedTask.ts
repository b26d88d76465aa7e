import type { TaskLog } from "@/lib/contracts/logs";

/** A task instance that an address names, of whatever try. */
export type WantedTask = Pick<TaskLog, "dag" | "run" | "task" | "mapIndex">;

/** "#dag=train&run=manual__…&task=fit&map=2"; null when it names none. Pure. */
export function taskOfHash(hash: string): WantedTask | null {
  const named = new URLSearchParams(hash.slice(1));
  const dag = named.get("dag"), run = named.get("run"), task = named.get("task"), map = named.get("map");
  return dag && run && task ? { dag, run, task, mapIndex: map !== null && /^\d{1,6}$/.test(map) ? Number(map) : null } : null;
}

/** The log of its last try. Pure. */
export function lastTry(logs: readonly TaskLog[], { dag, run, task, mapIndex }: WantedTask): TaskLog | null {
  return logs.filter((log) => log.dag === dag && log.run === run && log.task === task && log.mapIndex === mapIndex).sort((a, b) => b.attempt - a.attempt)[0] ?? null;
}
