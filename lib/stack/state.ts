import type { OperationKind } from "../contracts/operation";
import type { ServiceState } from "../contracts/service";
import type { ContainerFact } from "./facts";
import type { Condition, ServiceModel } from "./model";
import { probeWords } from "./probeWords";
import { exitMeaning, list, size } from "./words";

export interface Verdict { state: ServiceState; reason: string; since: number | null }

/** All that decides what a service is by one of its containers. */
export interface StateInput {
  service: ServiceModel;
  wanted: boolean;
  container: ContainerFact | null;
  /** Dependencies that are not ready yet, with what is waited for. */
  unready: readonly { service: string; condition: Condition }[];
  /** Services that run and need this one: a stop of the stack ends them first. */
  neededBy: readonly string[];
  operation: { kind: OperationKind; service: string | null; startedAt: number } | null;
  /** Another wanted long-running service runs, or another container of this one: an exit here is then no sign that everything was stopped. */
  othersRun: boolean;
  now: number;
}

/** Ends by SIGKILL and SIGTERM: how a stop ends. */
const STOP_EXITS = new Set([137, 143]);
const LOOP_EXITS = 3;
const LOOP_WINDOW_MS = 60_000;
/** Operations that start services and end only when those are ready. */
export const STARTS_SERVICES: ReadonlySet<OperationKind> = new Set(["start", "restart", "switch-on", "start-service", "restart-service", "recreate-service"]);
/** Operations that end with their services stopped. */
export const STOPPING: ReadonlySet<OperationKind> = new Set(["stop", "reset", "undo-reset", "switch-off", "stop-service"]);

function concerns(input: StateInput, kinds: ReadonlySet<OperationKind>): boolean {
  const { operation, service, wanted } = input;
  return operation !== null && kinds.has(operation.kind) && (operation.service === null ? wanted || kinds === STOPPING : operation.service === service.name);
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1)?.trim().slice(0, 200) ?? "";
}

/** What the last probe that failed said. The engine tells that a service is unhealthy before we have read the probe that made it so. */
function lastFailure(container: ContainerFact): string {
  const probe = container.probes.findLast(({ exitCode }) => exitCode !== 0);
  return probe ? `: ${probeWords(probe.output) || `exit ${probe.exitCode}`}` : "";
}

/** While a start runs only what has happened in it counts: the loop of before may be just what it mends. */
function looping(input: StateInput, container: ContainerFact): boolean {
  const begun = concerns(input, STARTS_SERVICES) ? input.operation?.startedAt ?? 0 : 0;
  const recent = container.exits.filter((exit) => input.now - exit.at < LOOP_WINDOW_MS && exit.at >= begun).length;
  return recent >= LOOP_EXITS || (begun === 0 && container.status === "restarting" && container.restarts >= LOOP_EXITS);
}

function crashLoop(container: ContainerFact): Verdict {
  const code = container.exits.at(-1)?.code ?? container.exitCode;
  const why = container.oomKilled ? `ran out of memory${limit(container)}` : exitMeaning(code);
  return { state: "failed", reason: `Crash loop: ${why}, restarted ${Math.max(container.restarts, container.exits.length)} times`, since: container.exits.at(0)?.at ?? container.finishedAt };
}

function limit(container: ContainerFact): string {
  return container.memoryLimit > 0 ? ` (limit ${size(container.memoryLimit)})` : "";
}

function waiting(input: StateInput): Verdict {
  const names = input.unready.map((dependency) => dependency.service);
  return { state: "waiting", reason: names.length > 0 ? `Waiting for ${list(names)}` : "About to start", since: input.operation?.startedAt ?? null };
}

/** A crash a moment ago is the news, not that it runs again for now. */
function runsAgain({ now }: StateInput, container: ContainerFact): string {
  const last = container.exits.at(-1);
  return last && now - last.at < LOOP_WINDOW_MS ? `Ended with ${exitMeaning(last.code)} and runs again` : "Runs";
}

function stopping({ neededBy, operation }: StateInput, container: ContainerFact): Verdict {
  const waits = !container.stopRequested && operation?.service === null && neededBy.length > 0;
  const others = neededBy.length > 2 ? `the ${neededBy.length} services that need it` : list(neededBy);
  return { state: "stopping", reason: waits ? `Stops once ${others} ${neededBy.length === 1 ? "has" : "have"}` : "Shutting down", since: operation?.startedAt ?? null };
}

function running(input: StateInput, container: ContainerFact): Verdict {
  const since = container.healthSince ?? container.startedAt;
  if (container.stopRequested || concerns(input, STOPPING)) return stopping(input, container);
  if (container.health !== "healthy" && looping(input, container)) return crashLoop(container);
  switch (container.health) {
    case "healthy":
      return { state: "healthy", reason: "The last health check passed", since };
    case "unhealthy":
      return { state: "unhealthy", reason: `Health check fails${lastFailure(container)}`, since };
    case "starting": {
      const failing = container.probes.at(-1)?.exitCode ? lastFailure(container) : "";
      return { state: "starting", reason: failing ? `Not ready yet${failing}` : `${runsAgain(input, container)}; its first health check has not passed yet`, since: container.startedAt };
    }
    case null:
      // Between a container's start and our look at it the engine has not said "starting" yet.
      if (input.service.hasHealthCheck) return { state: "starting", reason: `${runsAgain(input, container)}; its first health check has not passed yet`, since: container.startedAt };
      return input.service.kind === "one-shot"
        ? { state: "starting", reason: "Runs once and then ends", since: container.startedAt }
        : { state: "healthy", reason: "Runs; it has no health check", since: container.startedAt };
    default:
      return container.health satisfies never;
  }
}

function exited(input: StateInput, container: ContainerFact): Verdict {
  const { service, operation } = input;
  const since = container.finishedAt;
  const meaning = exitMeaning(container.exitCode);
  const beforeThisStart = concerns(input, STARTS_SERVICES) && operation !== null && (since ?? 0) < operation.startedAt;
  if (beforeThisStart) return waiting(input);
  if (service.kind === "one-shot") {
    if (container.stopRequested && container.exitCode !== 0) return { state: "off", reason: "Stopped before it was done", since };
    return container.exitCode === 0
      ? { state: "completed", reason: "Did its work and ended with exit 0", since }
      : { state: "failed", reason: container.oomKilled ? `Ran out of memory${limit(container)}` : `Ended with ${meaning}`, since };
  }
  if (!input.wanted) return { state: "off", reason: "Switched off", since };
  if (container.stopRequested || concerns(input, STOPPING)) return { state: "off", reason: "Stopped", since };
  if (container.oomKilled) return { state: "failed", reason: `Ran out of memory${limit(container)}, ${meaning}`, since };
  if (concerns(input, STARTS_SERVICES) && container.restartPolicy !== "no" && container.exitCode !== 0) {
    return { state: "restarting", reason: `Ended with ${meaning}, starts again`, since };
  }
  // The engine restarts what crashed under a restart policy; what it left alone was stopped on request or with the engine,
  // or has used up its restarts.
  const left = container.restartPolicy !== "no" && container.exitCode !== 0 && container.exits.length === 0
    && (container.restarts === 0 || STOP_EXITS.has(container.exitCode));
  if (left || !input.othersRun) return { state: "off", reason: `Stopped (${meaning})`, since };
  return { state: "failed", reason: `Ended with ${meaning} and should have kept running`, since };
}

function absent(input: StateInput): Verdict {
  const { service, wanted } = input;
  if (service.kind === "tool") return { state: "off", reason: "On demand", since: null };
  if (concerns(input, STARTS_SERVICES)) return waiting(input);
  if (!wanted) return { state: "off", reason: "Switched off", since: null };
  return { state: "off", reason: "Not started", since: null };
}

/** State of a service by one container, with its reason. Pure; the only place where it is decided. */
export function serviceState(input: StateInput): Verdict {
  const { container } = input;
  if (!container) return absent(input);
  switch (container.status) {
    case "created":
      // The words of an earlier attempt say nothing about this one.
      if (container.error && !(concerns(input, STARTS_SERVICES) && container.createdAt < (input.operation?.startedAt ?? 0))) return { state: "failed", reason: lastLine(container.error), since: container.createdAt };
      return concerns(input, STARTS_SERVICES) ? waiting(input) : { state: "off", reason: "Created, never started", since: container.createdAt };
    case "running":
      return running(input, container);
    case "paused":
      return { state: "unhealthy", reason: "Paused: its processes are frozen", since: null };
    case "restarting":
      if (concerns(input, STOPPING)) return { state: "stopping", reason: "Shutting down", since: input.operation?.startedAt ?? null };
      if (looping(input, container)) return crashLoop(container);
      return { state: "restarting", reason: `${container.oomKilled ? "Ran out of memory" : `Ended with ${exitMeaning(container.exitCode)}`}, starts again`, since: container.finishedAt };
    case "removing":
      return { state: "stopping", reason: "Being removed", since: container.finishedAt };
    case "exited":
      if (container.error && container.exitCode !== 0 && !container.stopRequested) return { state: "failed", reason: lastLine(container.error), since: container.finishedAt };
      return exited(input, container);
    case "dead":
      return { state: "failed", reason: "The engine could not remove it cleanly", since: container.finishedAt };
    default:
      return container.status satisfies never;
  }
}

/** Whether others may go on that wait for this service: compose waits for all of its containers. */
export function isReady(condition: Condition, containers: readonly ContainerFact[]): boolean {
  return containers.length > 0 && containers.every((container) => meets(condition, container));
}

function meets(condition: Condition, container: ContainerFact): boolean {
  if (condition === "completed") return container.status === "exited" && container.exitCode === 0;
  if (container.status !== "running") return false;
  return condition === "started" || container.health === "healthy";
}
