import type { Failure, Operation } from "../contracts/operation";
import { STARTS_SERVICES } from "../stack/state";
import { failureOf, linesThatMatter } from "./failure";
import { judgeStart } from "./judge";
import type { Entry } from "./journal";
import type { JobLog } from "./jobLog";
import type { OperationsHost } from "./host";
import { UP } from "./plan";
import { outcomeOf, resetProblem } from "./verbs";

export interface Settled { state: Exclude<Operation["state"], "running">; outcome: string | null; failure: Failure | null }

/** The engine's last events about a failed start may come a moment after compose has ended. */
const EVENTS_LATE_MS = 400;

async function failed(entry: Entry, host: OperationsHost): Promise<Settled> {
  await new Promise((resolve) => { setTimeout(resolve, EVENTS_LATE_MS); });
  const failure = failureOf(entry.operation, host.services());
  const log = failure.service && failure.log.length === 0 ? linesThatMatter(await host.logOf(failure.service)) : failure.log;
  return { state: "failed", outcome: null, failure: { ...failure, log: log.map((line) => host.redact(line)) } };
}

/** Whether a stop whose process can't be asked has done what it was for: nothing of it runs any more. */
function allStopped({ operation: { kind, service } }: Entry, host: OperationsHost): boolean {
  if ((kind !== "stop" && kind !== "stop-service") || !host.connected()) return false;
  return [...host.facts().values()].every((fact) => (service !== null && fact.service !== service) || (fact.status !== "running" && fact.status !== "restarting"));
}

function cancelledWords({ kind, steps }: Operation): string {
  const begun = (step: string): boolean => steps.some(({ id, startedAt }) => id === step && startedAt !== null);
  if (kind === "restart" && begun("stop")) return "Cancelled; the stack was stopped, images built so far are kept";
  return begun(UP) || begun("stop") ? "Cancelled; what it had started was stopped, images built so far are kept" : "Cancelled before a container was touched; images built so far are kept";
}

/** Whether an operation has come to its end, and how. Null: not yet. `phase` is job until the runner's whole log was read. */
export async function settle(entry: Entry, log: JobLog, host: OperationsHost): Promise<Settled | null> {
  const { kind, service, startedAt } = entry.operation;
  const working = entry.phase === "job";
  if (entry.operation.cancelling) return working ? null : { state: "cancelled", outcome: cancelledWords(entry.operation), failure: null };
  if (STARTS_SERVICES.has(kind)) {
    const judgement = judgeStart(host.services(), service, !working, { startedAt, now: Date.now() });
    if (judgement.outcome === "ready") return { state: "succeeded", outcome: outcomeOf(kind, service), failure: null };
    if (judgement.outcome === "failed" && (working || log.outcome !== null)) return host.connected() ? failed(entry, host) : null;
    if (working || log.outcome === "succeeded") return null;
  }
  if (working) return null;
  if (log.outcome === null && allStopped(entry, host)) return { state: "succeeded", outcome: outcomeOf(kind, service), failure: null };
  if (log.outcome === null) return { state: "interrupted", outcome: "Its process ended without a word; the states shown are what the engine says", failure: null };
  if (log.outcome === "failed") {
    return host.connected() ? failed(entry, host) : { state: "interrupted", outcome: "Docker went away in mid-operation; the states shown are what the engine says", failure: null };
  }
  // A reset is looked at, not believed; while the engine is away that waits. A stop needs no model, so none is asked for.
  if (kind === "reset" && !host.connected()) return null;
  const problem = kind === "reset" ? await resetProblem(host.context()) : null;
  if (problem === null) return { state: "succeeded", outcome: outcomeOf(kind, service), failure: null };
  return { state: "failed", outcome: null, failure: { code: "not-as-promised", what: "The reset is not complete.", why: problem, todo: "Check what uses the volume, then reset again.", service: null, log: [] } };
}
