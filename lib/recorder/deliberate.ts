import type { Entry } from "../contracts/history";
import type { Operation, OperationKind } from "../contracts/operation";
import type { Draft } from "./draft";

const STOPS: ReadonlySet<OperationKind> = new Set(["stop", "reset", "undo-reset", "switch-off", "stop-service"]);
const RESTARTS: ReadonlySet<OperationKind> = new Set(["restart", "restart-service", "recreate-service"]);
/** What a stop brings about; a process that runs out of memory is no part of it. */
const OF_A_STOP: ReadonlySet<Entry["kind"]> = new Set(["exit", "health", "restart", "stack"]);

/**
 * What is a problem depends on who wanted it: what a stop or a restart by an operation brings about is none, and an end that somebody
 * else asked for is one. `operation`: the one that ran then. Pure.
 */
export function judgeByIntent({ asked, ...draft }: Draft, operation: Operation | null): Omit<Draft, "asked"> {
  const mine = operation !== null && concerns(operation, draft.service) ? operation : null;
  if (asked !== undefined) return mine ? draft : asked.code === 0
    ? { ...draft, severity: "warn", title: "was stopped, not by Flightdeck" }
    : { ...draft, severity: "bad", title: `ended with exit ${asked.code}`, detail: `${draft.detail ?? ""}, not by Flightdeck` };
  const bad = draft.severity === "warn" || draft.severity === "bad";
  const meant = mine !== null && ((STOPS.has(mine.kind) && OF_A_STOP.has(draft.kind)) || (RESTARTS.has(mine.kind) && draft.kind === "stack"));
  return bad && meant ? { ...draft, severity: "info" } : draft;
}

/** An operation of one service answers for that one, and for those that it starts along with it. */
function concerns({ service, tracks }: Operation, name: string | null): boolean {
  return service === null || name === null || service === name || tracks.some((track) => track.service === name);
}
