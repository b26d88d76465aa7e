import type { Operation, ServiceTrack } from "../contracts/operation";
import type { Service } from "../contracts/service";
import type { Facts } from "../stack/facts";

export type Judgement = { outcome: "wait" } | { outcome: "ready" } | { outcome: "failed"; service: string };

const READY = new Set(["healthy", "completed"]);

/** A service that was ill before this start, perhaps for want of what has only just come back, has this long for its next health check, ms. */
const RECOVERY_MS = 20_000;

/** Whether an unhealthy service may still recover by itself: it ran before this start, and what it needs came a moment ago. */
function recovers(service: Service, services: readonly Service[], { startedAt, now }: { startedAt: number; now: number }): boolean {
  if (service.state !== "unhealthy" || service.startedAt === null || service.startedAt >= startedAt) return false;
  const news = Math.max(startedAt, ...services.filter((one) => READY.has(one.state)).map((one) => one.since ?? 0));
  return now - news < RECOVERY_MS;
}

/**
 * Whether a start has come to its end, from what the engine says of the services. `finished`: compose has done its part,
 * so that a service that is off or unhealthy by now will not come by itself. `times`: the operation's start and now, epoch ms. Pure.
 */
export function judgeStart(services: readonly Service[], only: string | null, finished: boolean, times: { startedAt: number; now: number }): Judgement {
  const watched = services.filter((service) => (only === null ? service.wanted : service.name === only));
  const failed = watched.find((service) => service.state === "failed");
  if (failed) return { outcome: "failed", service: failed.name };
  if (!finished) return { outcome: "wait" };
  const stuck = watched.find((service) => service.state === "off" || (service.state === "unhealthy" && !recovers(service, watched, times)));
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
