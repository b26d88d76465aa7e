import type { Service, ServiceState } from "./service";

/** What stands after a service's name in a sentence: "is unhealthy", "has failed". */
export function stateWords(state: ServiceState): string {
  return state === "failed" ? "has failed" : `is ${state}`;
}

/** Its processes are frozen: it neither runs nor has it ended. */
export function isPaused({ state, startedAt }: Pick<Service, "state" | "startedAt">): boolean {
  return state === "unhealthy" && startedAt === null;
}

const COMING: ReadonlySet<ServiceState> = new Set(["waiting", "starting", "restarting"]);

/** Not there yet, but on its way. */
export function isComing(state: ServiceState): boolean {
  return COMING.has(state);
}
