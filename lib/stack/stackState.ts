import type { Service, StackState } from "../contracts/service";
import type { OperationKind } from "../contracts/operation";
import { list } from "./words";

const READY = new Set(["healthy", "completed"]);
const STOPS: ReadonlySet<OperationKind> = new Set(["stop", "reset", "undo-reset"]);
const STARTS: ReadonlySet<OperationKind> = new Set(["start", "restart"]);

export interface StackVerdict { state: StackState; verdict: string; detail: string }

function notReady(services: readonly Service[]): Service[] {
  return services.filter((service) => service.wanted && !READY.has(service.state));
}

function count(services: readonly Service[]): string {
  const long = services.filter((service) => service.wanted && service.kind === "long-running");
  return `${long.filter((service) => service.state === "healthy").length} of ${long.length} services are healthy`;
}

/** The fold over the wanted services: a completed one-shot, an unused tool and a switched-off optional service never degrade it. Pure. */
export function stackState(services: readonly Service[], running: OperationKind | null, connected: boolean): StackState {
  const wanted = services.filter((service) => service.wanted);
  if (!connected) return "unknown";
  if (running && STOPS.has(running)) return "stopping";
  const has = (state: Service["state"]): boolean => wanted.some((service) => service.state === state);
  const idle = wanted.every((service) => service.state === "off" || service.state === "completed");
  if (has("failed") && (has("waiting") || has("off") || !has("healthy"))) return "failed";
  if (running && STARTS.has(running)) return "starting";
  if (idle) return "off";
  // An optional service that is just being switched on takes nothing from the rest.
  if (wanted.every((service) => READY.has(service.state) || (service.optional && (service.state === "starting" || service.state === "waiting")))) return "healthy";
  if (wanted.every((service) => READY.has(service.state) || service.state === "starting" || service.state === "waiting")) return "starting";
  if (wanted.every((service) => service.state === "stopping" || service.state === "off" || service.state === "completed")) return "stopping";
  return "degraded";
}

function startingDetail(services: readonly Service[]): string {
  const current = services.filter((service) => service.wanted && service.state === "starting").map((service) => service.name);
  return current.length > 0 ? `${list(current)} ${current.length === 1 ? "is" : "are"} starting now.` : "Preparing the images and containers.";
}

/** The page's first sentence and what it means. Pure. */
export function stackVerdict(title: string, services: readonly Service[], state: StackState, blocked: readonly number[]): StackVerdict {
  const bad = notReady(services).filter((service) => service.state !== "starting" && service.state !== "waiting");
  const first = bad[0];
  switch (state) {
    case "off":
      return blocked.length > 0
        ? { state, verdict: `Ready to start, once ${blocked.length === 1 ? "port" : "ports"} ${list(blocked.map(String))} ${blocked.length === 1 ? "is" : "are"} settled`, detail: `${title}, in ${services.filter((service) => service.wanted).length} containers on this computer. One click settles the port and starts.` }
        : { state, verdict: "Ready to start", detail: `${title}, in ${services.filter((service) => service.wanted).length} containers on this computer.` };
    case "starting":
      return { state, verdict: `Starting: ${count(services)}`, detail: startingDetail(services) };
    case "healthy":
      return { state, verdict: "Running, every service is healthy", detail: `${title}: ${count(services)}.` };
    case "degraded":
      return { state, verdict: first?.without ? `Running, but ${first.without}` : `Running, but ${first?.name ?? "a service"} is ${first?.state ?? "not ready"}`, detail: `${first ? `${first.name}: ${first.reason}. ` : ""}${count(services)}.` };
    case "failed": {
      const failed = services.find((service) => service.wanted && service.state === "failed");
      return { state, verdict: `${failed?.name ?? "A service"} failed`, detail: `${failed?.reason ?? "It could not start"}. ${count(services)}.` };
    }
    case "stopping":
      return { state, verdict: "Stopping", detail: "Services shut down in order; data is kept." };
    case "unknown":
      return { state, verdict: "Docker does not answer", detail: "The states below are the last that were seen." };
    default:
      return state satisfies never;
  }
}
