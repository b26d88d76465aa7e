import type { ContainerFact } from "../stack/facts";
import { STOPPING } from "../stack/state";
import type { Entry } from "./journal";

/** How far the engine's clock may be from ours. */
const SLACK_MS = 1_000;

/** Whether one of these operations ended the container: it was there to stop it, and it ran when the container ended. */
function wasOrdered({ service, startedAt, finishedAt }: ContainerFact, entries: readonly Entry[]): boolean {
  if (startedAt === null || finishedAt === null) return false;
  return entries.some(({ operation, job, begun }) => {
    const ran = job !== null && finishedAt >= operation.startedAt - SLACK_MS && finishedAt <= (operation.endedAt ?? Number.POSITIVE_INFINITY) + SLACK_MS;
    // A cancelled start stops what it had begun; a stop only what ran before it.
    if (operation.cancelling) return ran && begun.includes(service);
    return ran && STOPPING.has(operation.kind) && (operation.service ?? service) === service && startedAt <= operation.startedAt + SLACK_MS;
  });
}

/**
 * Containers as they are found, with `stopRequested` where an operation of this panel or of an earlier one had ended them: the signal itself is known
 * only to who watched. A stop from elsewhere in that time can't be told from an end of the container's own. Pure.
 */
export function markOrdered(containers: readonly ContainerFact[], entries: readonly Entry[]): ContainerFact[] {
  return containers.map((fact) => (fact.status === "exited" && wasOrdered(fact, entries) ? { ...fact, stopRequested: true } : fact));
}
