import type { TaskLog } from "@/lib/contracts/logs";

/** A task instance that an address names, of whatever try. */
export type WantedTask = Pick<TaskLog, "dag" | "run" | "task" | "mapIndex">;

/** "#dag=train&run=manual__…&task=fit&map=2"; null when it names none. Pure. */
export function taskOfHash(hash: string): WantedTask | null {
  const named = new URLSearchParams(hash.slice(1));
  const dag = named.get("dag"), run = named.get("run"), task = named.get("task"), map = named.get("map");
  return dag && run && task ? { dag, run, task, mapIndex: map !== null && /^\d{1,6}$/.test(map) ? Number(map) : null } : null;
}

/** What the address says of a task instance; of none that nothing is said. Pure. */
export function taskInHash(task: WantedTask | null): Record<string, string | null> {
  return { dag: task?.dag ?? null, run: task?.run ?? null, task: task?.task ?? null, map: task === null || task.mapIndex === null ? null : String(task.mapIndex) };
}

/** The log of its last try. Pure. */
export function lastTry(logs: readonly TaskLog[], { dag, run, task, mapIndex }: WantedTask): TaskLog | null {
  return logs.filter((log) => log.dag === dag && log.run === run && log.task === task && log.mapIndex === mapIndex).sort((a, b) => b.attempt - a.attempt)[0] ?? null;
}
