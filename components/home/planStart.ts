import { sentenceList } from "@/lib/client/format";
import type { Service } from "@/lib/contracts/service";

export interface PlanStep {
  title: string;
  detail: string;
  /** Usual time, where it has been learned. */
  ms: number | null;
}

/** What a start does, in the order in which services wait for each other. Pure. */
export function planStart(services: readonly Service[]): PlanStep[] {
  const wanted = services.filter((service) => service.wanted);
  const depths = [...new Set(wanted.map((service) => service.depth))].sort((a, b) => a - b);
  const steps: PlanStep[] = [{ title: "Prepare the images", detail: "Pulls or builds what is missing; what is there is used as it is", ms: null }];
  for (const depth of depths) {
    const level = wanted.filter((service) => service.depth === depth);
    const once = level.filter((service) => service.kind === "one-shot");
    const stay = level.filter((service) => service.kind !== "one-shot");
    if (once.length) steps.push({ title: `Run ${names(once)}`, detail: sentenceList(once.flatMap((service) => service.role ?? [])) || "until it is done", ms: slowest(once) });
    if (stay.length) steps.push({ title: `Start ${names(stay)}`, detail: stay.some((service) => service.hasHealthCheck) ? "until every health check passes" : "until they run", ms: slowest(stay) });
  }
  return steps;
}

function names(services: readonly Service[]): string {
  return sentenceList(services.map((service) => service.name));
}

function slowest(services: readonly Service[]): number | null {
  const times = services.flatMap((service) => service.expectedMs ?? []);
  return times.length === services.length ? Math.max(...times) : null;
}
