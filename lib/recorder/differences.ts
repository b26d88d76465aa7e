import type { Operation, OperationKind, Step } from "../contracts/operation";
import type { Service, StackState } from "../contracts/service";
import type { Snapshot } from "../contracts/snapshot";
import { span } from "../stack/words";
import { draft } from "./draft";
import type { Draft } from "./draft";

const NOUNS: Record<OperationKind, string> = {
  start: "Start", stop: "Stop", restart: "Restart", reset: "Reset", "undo-reset": "Undo of the reset",
  "switch-on": "Switch on", "switch-off": "Switch off", "start-service": "Start", "stop-service": "Stop", "restart-service": "Restart", "recreate-service": "Recreation",
};

const STACK: Record<StackState, Pick<Draft, "severity" | "title"> | null> = {
  off: { severity: "info", title: "The stack is off" },
  starting: { severity: "info", title: "The stack is starting" },
  healthy: { severity: "good", title: "The stack is healthy" },
  degraded: { severity: "bad", title: "The stack is degraded" },
  failed: { severity: "bad", title: "The stack has failed" },
  stopping: { severity: "info", title: "The stack is stopping" },
  // The engine's own entry tells.
  unknown: null,
};

/**
 * What the difference of two snapshots tells: the stack's state, operations with their steps, crash loops and containers that can't be
 * started. What one container does by itself comes from its events (containers.ts), which know the engine's times and miss nothing
 * that two snapshots may have in between. Pure.
 */
export function entriesFrom(before: Snapshot, after: Snapshot, now: number): Draft[] {
  return [...engine(before, after), ...operations(before.operation, after.operation, now), ...services(before, after, now), ...stack(before, after, now)];
}

function engine(before: Snapshot, after: Snapshot): Draft[] {
  const { state, since, problem } = after.engine;
  if (state === before.engine.state) return [];
  if (state === "lost") return [draft({ at: since, kind: "engine", severity: "bad", title: (problem?.what ?? "Docker does not answer").replace(/\.$/, ""), detail: problem?.why })];
  if (state === "connected" && before.engine.state === "lost") {
    return [draft({ at: since, kind: "engine", severity: "good", title: "Docker answers again", detail: `After ${span(since - before.engine.since)}. What it still knew of that time was filled in.` })];
  }
  return [];
}

function stack(before: Snapshot, after: Snapshot, now: number): Draft[] {
  const words = STACK[after.stack.state];
  if (!words || before.stack.state === after.stack.state || before.stack.state === "unknown") return [];
  return [draft({ at: now, kind: "stack", ...words, detail: after.stack.verdict === words.title ? null : after.stack.verdict })];
}

/** Of several containers the reason names the one that loops first. */
function isLoop({ reason }: Service): boolean { return reason.includes("Crash loop: "); }

/** The reason without the number of restarts, which grows: what happens again is told in the same words, so that it can be folded. */
function loopCause(reason: string): string {
  return reason.replace(/Crash loop: (.)(.*), restarted \d+ times/, (_, first: string, rest: string) => first.toUpperCase() + rest);
}

function services(before: Snapshot, after: Snapshot, now: number): Draft[] {
  const old = new Map(before.services.map((service) => [service.name, service]));
  return after.services.flatMap((service): Draft[] => {
    const was = old.get(service.name);
    if (service.state !== "failed" || !was || (was.state === "failed" && isLoop(was) === isLoop(service))) return [];
    const base = { at: service.since ?? now, service: service.name, severity: "bad", detail: service.reason } as const;
    if (isLoop(service)) return [draft({ ...base, at: now, kind: "restart", title: "is in a crash loop", detail: loopCause(service.reason) })];
    // Ended containers have told their end themselves.
    return service.exitCode === null ? [draft({ ...base, kind: "start", title: "could not be started" })] : [];
  });
}

function operations(before: Operation | null, after: Operation | null, now: number): Draft[] {
  if (!after) return [];
  const name = `${NOUNS[after.kind]}${after.service ? ` of ${after.service}` : ""}`;
  const base = { kind: "operation", service: null } as const;
  if (before && before.id !== after.id && after.startedAt < before.startedAt) {
    return [draft({ ...base, at: now, severity: "warn", title: `${NOUNS[before.kind]} was refused before anything was run` })];
  }
  const fresh = before?.id !== after.id;
  const was = fresh ? null : before;
  return [
    ...(fresh ? [draft({ ...base, at: after.startedAt, title: `${name} begins` })] : []),
    ...(!fresh && after.adopted && !before.adopted ? [draft({ ...base, at: now, title: `${name} was taken up again`, detail: "Flightdeck was restarted meanwhile." })] : []),
    ...(after.cancelling && !was?.cancelling ? [draft({ ...base, at: now, severity: "warn", title: `${name} is being cancelled` })] : []),
    ...after.steps.flatMap((step) => stepEntry(name, was?.steps.find((one) => one.id === step.id), step, now)),
    ...(after.state !== "running" && was?.state !== after.state ? [ended(name, after, now)] : []),
  ];
}

function stepEntry(name: string, before: Step | undefined, step: Step, now: number): Draft[] {
  if (before?.state === step.state || (step.state !== "done" && step.state !== "failed")) return [];
  const took = step.startedAt !== null && step.endedAt !== null ? `took ${span(step.endedAt - step.startedAt)}` : null;
  const failed = step.state === "failed";
  // Of what went well the last line that Docker printed is no news.
  const detail = [took, failed || step.detail === "unchanged" ? step.detail : null].filter(Boolean).join(", ");
  return [draft({ at: step.endedAt ?? now, kind: "operation", severity: failed ? "bad" : "info", title: `${name}: ${step.title}${failed ? " failed" : ""}`, detail })];
}

function ended(name: string, operation: Operation, now: number): Draft {
  const at = operation.endedAt ?? now;
  const took = `after ${span(at - operation.startedAt)}`;
  const { failure } = operation;
  switch (operation.state) {
    case "succeeded": return draft({ at, kind: "operation", severity: "good", title: `${name} succeeded ${took}`, detail: operation.outcome });
    case "cancelled": return draft({ at, kind: "operation", severity: "warn", title: `${name} was cancelled ${took}`, detail: operation.outcome });
    case "interrupted": return draft({ at, kind: "operation", severity: "warn", title: `${name} was interrupted`, detail: operation.outcome });
    default: return draft({ at, kind: "operation", severity: "bad", title: `${name} failed ${took}`, detail: failure ? [`${failure.what} ${failure.why}`, ...failure.log].join("\n") : operation.outcome });
  }
}
