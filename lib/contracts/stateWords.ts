import type { ServiceState } from "./service";

/** What stands after a service's name in a sentence: "is unhealthy", "has failed". */
export function stateWords(state: ServiceState): string {
  return state === "failed" ? "has failed" : `is ${state}`;
}
