import type { Operation, ServiceTrack } from "../contracts/operation";
import type { Service } from "../contracts/service";
import type { Facts } from "../stack/facts";

export type Judgement = { outcome: "wait" } | { outcome: "ready" } | { outcome: "failed"; service: string };

const READY = new Set(["healthy", "completed"]);

/**
 * Whether a start has come to its end, from what the engine says of the services. `finished`: compose has done its part,
 * so that a service that is off or unhealthy by now will not come by itself. Pure.
 */
export function judgeStart(services: readonly Service[], only: string | null, finished: boolean): Judgement {
  const watched = services.filter((service) => (only === null ? service.wanted : service.name === only));
  const failed = watched.find((service) => service.state === "failed");
  if (failed) return { outcome: "failed", service: failed.name };
  if (!finished) return { outcome: "wait" };
  const stuck = watched.find((service) => service.state === "unhealthy" || service.state === "off");
  if (stuck) return { outcome: "failed", service: stuck.name };
  return watched.every((service) => READY.has(service.state)) ? { outcome: "ready" } : { outcome: "wait" };
}

/** Fills in when each service was created, started and ready in this operation. Epoch ms. Pure. */
export function updateTracks(operation: Operation, services: readonly Service[], facts: Facts): ServiceTrack[] {
  return operation.tracks.map((track) => {
    const service = services.find((one) => one.name === track.service);
    const fact = service?.containerId ? facts.get(service.containerId) : undefined;
    if (!service || !fact) return track;
    const startedAt = fact.startedAt !== null && fact.startedAt >= operation.startedAt ? fact.startedAt : track.startedAt;
    const ready = startedAt !== null && READY.has(service.state) && (service.since ?? 0) >= startedAt;
    return {
      ...track,
      createdAt: fact.createdAt >= operation.startedAt ? fact.createdAt : track.createdAt,
      startedAt,
      readyAt: ready ? track.readyAt ?? service.since : track.readyAt,
    };
  });
}
