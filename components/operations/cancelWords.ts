import type { Operation } from "@/lib/contracts/operation";

/** What a cancel would do now; null where nothing can be cancelled. Pure. */
export function cancelWords({ kind, state, steps, cancellable, cancelling }: Operation): string | null {
  if (state !== "running" || !cancellable || cancelling) return null;
  if (kind === "restart") {
    return steps.some((step) => step.id === "stop" && step.state !== "pending") ? "A cancel now leaves the stack off." : "A cancel now leaves the stack as it runs.";
  }
  return "A cancel stops what was begun; what ran before runs on.";
}
