import type { FailedTask } from "../contracts/glance";
import type { Failure } from "./failure";
import type { AirflowTask } from "./version2";

/** Before the end of a task instance that did not come to run its worker said why: Airflow takes note somewhat later. */
const NOTED_WITHIN_MS = 60_000;
const NO_LOG = { "never-ran": { why: "it did not come to run", says: "says why" }, gone: { why: "Airflow has no log of it", says: "may say why" } };

/** A task instance that failed, with what its log says (undefined: it was not read), or which logs say why it has none. Pure. */
export function describeFailed({ task, mapIndex, queuedAt, endedAt }: AirflowTask, url: string, log: Failure | undefined, workers: readonly string[]): FailedTask {
  const failed: FailedTask = { task, mapIndex, url, error: log?.error ?? null, log: log?.lines ?? [], reasonIn: null };
  if (!log || log.noLog === null) return failed;
  const { why, says } = NO_LOG[log.noLog];
  if (endedAt === null || workers.length === 0) return { ...failed, error: why };
  const at = Math.max(queuedAt ?? 0, endedAt - NOTED_WITHIN_MS);
  return { ...failed, error: `${why}; the log of ${workers.join(" or ")} at that time ${says}`, reasonIn: { services: [...workers], at } };
}
