import type { Operation } from "@/lib/contracts/operation";
import type { Snapshot } from "@/lib/contracts/snapshot";

/** Whether what a good end promised still is so: "every service is ready" may not stand above one that has failed since. Pure. */
export function stillTrue({ state, kind, service }: Operation, { stack, services }: Pick<Snapshot, "stack" | "services">): boolean {
  if (state !== "succeeded" || /stop|reset|off/.test(kind)) return true;
  return service === null ? stack.state === "healthy" : services.some((one) => one.name === service && one.state === "healthy");
}
