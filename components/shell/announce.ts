import type { Snapshot } from "@/lib/contracts/snapshot";
import { stateWords } from "@/lib/contracts/stateWords";

/** What a listener should hear of the step from one snapshot to the next; the most urgent thing, or null. Pure. */
export function announce(before: Snapshot, after: Snapshot): string | null {
  if (before.services !== after.services) {
    const states = new Map(before.services.map((service) => [service.name, service.state]));
    const turned = after.services.filter((service) => states.has(service.name) && states.get(service.name) !== service.state);
    const broken = turned.find((service) => service.state === "failed" || service.state === "unhealthy");
    if (broken) return `${broken.name} ${stateWords(broken.state)}: ${broken.reason}`;
    const mended = turned.find((service) => service.state === "healthy" && states.get(service.name) === "unhealthy");
    if (mended) return `${mended.name} is healthy again`;
  }
  if (after.operation?.outcome && before.operation?.outcome !== after.operation.outcome) return after.operation.outcome;
  if (before.stack.state !== after.stack.state) return after.stack.verdict;
  return null;
}
