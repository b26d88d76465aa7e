import type { ServiceState } from "./service";

/** What stands after a service's name in a sentence: "is unhealthy", "has failed". */
export function stateWords(state: ServiceState): string {
  return state === "failed" ? "has failed" : `is ${state}`;
}

const COMING: ReadonlySet<ServiceState> = new Set(["waiting", "starting", "restarting"]);

/** Not there yet, but on its way. */
export function isComing(state: ServiceState): boolean {
  return COMING.has(state);
}
