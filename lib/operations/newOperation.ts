import type { Operation, OperationKind } from "../contracts/operation";
import { FlightdeckError } from "../errors";
import { STARTS_SERVICES } from "../stack/state";
import type { Owner } from "../state/lock";
import type { Durations } from "./durations";
import type { PlanContext } from "./plan";

const CANCELLABLE = new Set<OperationKind>(["start", "restart", "switch-on", "start-service"]);

/** An operation that has just been asked for; its steps come with its plan. */
export function newOperation(kind: OperationKind, service: string | null, context: PlanContext, durations: Durations): Operation {
  const startedAt = Date.now();
  const tracked = context.services.filter((one) => STARTS_SERVICES.has(kind) && (service === null ? one.wanted : one.name === service));
  const usual = durations.usualStarts();
  return {
    id: `${startedAt}-${kind}`, kind, service, state: "running", startedAt, endedAt: null,
    expectedMs: durations.usual(`operation ${kind}`), steps: [],
    tracks: tracked.map((one) => ({ service: one.name, createdAt: null, startedAt: null, readyAt: null, expectedMs: usual.get(one.name) ?? null })),
    output: [], outputLines: 0, cancellable: CANCELLABLE.has(kind), cancelling: false, adopted: false, failure: null, outcome: null,
  };
}

/** 409: another operation holds the stack. */
export function busy(running: Operation): FlightdeckError {
  return new FlightdeckError({
    code: "operation-running", what: `A ${running.kind} is running.`, why: "One operation at a time: compose calls that overlap break each other.",
    todo: running.cancellable ? "Wait for its end or cancel it." : "Wait for its end.",
  }, { status: 409 });
}

/** 409: a panel of another process runs one on the same stack. */
export function busyElsewhere({ address, pid }: Owner): FlightdeckError {
  return new FlightdeckError({
    code: "other-panel-operates", what: `Another Flightdeck runs an operation: ${address}, process ${pid}.`, why: "Both work on the same stack, one operation at a time: compose calls that overlap break each other.",
    todo: `Watch it at ${address} and wait for its end, or cancel it there.`,
  }, { status: 409 });
}
