import { count, sentenceList } from "@/lib/client/format";
import type { DagRun, MlflowRun, WorkGlance } from "@/lib/contracts/glance";

/** "accuracy 0.967"; a value that is no number is said to be none. */
export function metricText(metric: MlflowRun["metric"]): string {
  if (!metric) return "no metric";
  const { name, value } = metric;
  if (value === null) return `${name} is no number`;
  return `${name} ${Number.isInteger(value) ? value : Number(value.toPrecision(Math.abs(value) < 1 ? 3 : 4))}`;
}

/** "2 of 3", "1 of 2, 1 failed": what ended well, of all. */
export function tasksText({ tasks, failedCount }: Pick<DagRun, "tasks" | "failedCount">): string {
  if (!tasks) return "–";
  return `${tasks.ended - failedCount} of ${tasks.all}${failedCount > 0 ? `, ${failedCount} failed` : ""}`;
}

/** "3 tasks wait in default", "No task waits". */
export function queueText({ queues }: WorkGlance): string {
  const [first, ...rest] = queues;
  if (!first) return "No task waits";
  return sentenceList([`${count(first.length, "task")} ${first.length === 1 ? "waits" : "wait"} in ${first.name}`, ...rest.map(({ name, length }) => `${length} in ${name}`)]);
}

/** "1 of 2 slots busy"; what is left with a broker whose workers are gone is said as it is. */
export function workerText({ taken, slots, workers }: WorkGlance): string {
  if (workers.all > 0 && workers.healthy === 0) return taken > 0 ? `no worker is healthy; ${count(taken, "task")} ${taken === 1 ? "was" : "were"} taken before` : "no worker is healthy";
  return slots === null || workers.all === 0 ? `${count(taken, "task")} under way` : `${taken} of ${count(slots, "slot")} busy`;
}
