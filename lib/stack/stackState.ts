import type { Service, StackState } from "../contracts/service";
import type { OperationKind } from "../contracts/operation";
import { stateWords } from "../contracts/stateWords";
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
  const healthy = long.filter((service) => service.state === "healthy").length;
  return `${healthy} of ${long.length} services ${healthy === 1 ? "is" : "are"} healthy`;
}

/** The fold over the wanted services: a completed one-shot, an unused tool and a switched-off optional service never degrade it. Pure. */
export function stackState(services: readonly Service[], running: OperationKind | null, connected: boolean): StackState {
  const wanted = services.filter((service) => service.wanted);
  if (!connected) return "unknown";
  if (running && STOPS.has(running)) return "stopping";
  const has = (state: Service["state"]): boolean => wanted.some((service) => service.state === state);
  const idle = wanted.every((service) => service.state === "off" || service.state === "completed");
  if (has("failed") && (has("waiting") || has("off") || !has("healthy"))) return "failed";
  // A restart makes its images first, and takes nothing away meanwhile.
  if (running && STARTS.has(running) && !(running === "restart" && wanted.every((service) => READY.has(service.state)))) return "starting";
  if (idle) return "off";
  // An optional service that is just being switched on takes nothing from the rest.
  if (wanted.every((service) => READY.has(service.state) || (service.optional && (service.state === "starting" || service.state === "waiting")))) return "healthy";
  if (wanted.every((service) => READY.has(service.state) || service.state === "starting" || service.state === "waiting")) return "starting";
  if (wanted.every((service) => service.state === "stopping" || service.state === "off" || service.state === "completed")) return "stopping";
  return "degraded";
}

function startingDetail(services: readonly Service[]): string {
  const current = services.filter((service) => service.wanted && service.state === "starting").map((service) => service.name);
  if (current.length === 0 && services.some((service) => service.wanted && service.state === "stopping")) return "Services shut down in order first; data is kept.";
  return current.length > 0 ? `${list(current)} ${current.length === 1 ? "is" : "are"} starting now.` : "Preparing the images and containers.";
}

interface Root { service: Service; needing: Service[] }

/** What is broken by itself, each with those that only lack it; the one that is needed most comes first, of equals one that has failed. */
function roots(services: readonly Service[]): Root[] {
  const ill = notReady(services).filter((service) => service.state !== "starting");
  const broken = ill.filter((service) => service.state !== "waiting");
  const missing = (one: Service): Service | undefined => broken.find((other) => one.dependsOn.some((need) => need.service === other.name && !need.ready));
  const found = new Map<Service, Service[]>();
  for (const one of ill) {
    let root = one;
    for (let deeper = missing(root); deeper; deeper = missing(deeper)) root = deeper;
    if (root !== one || root.state !== "waiting") found.set(root, [...(found.get(root) ?? []), ...(root === one ? [] : [one])]);
  }
  return [...found].map(([service, needing]) => ({ service, needing })).sort((a, b) => b.needing.length - a.needing.length || Number(b.service.state === "failed") - Number(a.service.state === "failed"));
}

/** "postgres is off; 4 services need it", "web is unhealthy and worker has failed", "web and 2 more are not healthy". */
function brokenWords([first, second, ...others]: readonly Root[]): string {
  if (!first) return "a service is not ready";
  const { service: { name, state }, needing } = first;
  if (second && others.length > 0) return `${name} and ${others.length + 1} more are not healthy`;
  if (second) return `${name} ${stateWords(state)} and ${second.service.name} ${stateWords(second.service.state)}`;
  const [only] = needing;
  return `${name} ${stateWords(state)}${only ? `; ${needing.length > 1 ? `${needing.length} services need` : `${only.name} needs`} it` : ""}`;
}

/** The page's first sentence and what it means. Pure. */
export function stackVerdict(title: string, services: readonly Service[], state: StackState, blocked: readonly number[], running: OperationKind | null): StackVerdict {
  const broken = roots(services);
  const [first] = broken;
  const why = first ? `${first.service.name}: ${first.service.reason}. ` : "";
  switch (state) {
    case "off":
      return blocked.length > 0
        ? { state, verdict: `Ready to start, once ${blocked.length === 1 ? "port" : "ports"} ${list(blocked.map(String))} ${blocked.length === 1 ? "is" : "are"} settled`, detail: `${title}, in ${services.filter((service) => service.wanted).length} containers on this computer. One click settles the port and starts.` }
        : { state, verdict: "Ready to start", detail: `${title}, in ${services.filter((service) => service.wanted).length} containers on this computer.` };
    case "starting":
      return { state, verdict: `${running === "restart" ? "Restarting" : "Starting"}: ${count(services)}`, detail: startingDetail(services) };
    case "healthy":
      return { state, verdict: "Running, every service is healthy", detail: `${title}: ${count(services)}.` };
    case "degraded":
      // What does not work says more than what is red, where one service is all that is broken.
      return { state, verdict: `Running, but ${(broken.length === 1 && first?.needing.length === 0 && first.service.without) || brokenWords(broken)}`, detail: `${why}${count(services)}.` };
    case "failed":
      return { state, verdict: brokenWords(broken), detail: `${why}${count(services)}.` };
    case "stopping":
      return { state, verdict: "Stopping", detail: "Services shut down in order; data is kept." };
    case "unknown":
      return { state, verdict: "Docker does not answer", detail: "The states below are the last that were seen." };
    default:
      return state satisfies never;
  }
}
