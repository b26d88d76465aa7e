import type { Operation } from "@/lib/contracts/operation";
import type { Service } from "@/lib/contracts/service";

interface Bar {
  kind: "work" | "broken" | "create" | "run" | "wait" | "expected";
  /** Per cent of the axis. */
  from: number;
  width: number;
}

export interface Row {
  id: string;
  title: string;
  bars: Bar[];
  /** Where the green check stands, per cent; null while not ready. */
  readyAt: number | null;
  /** Milliseconds until it is expected to be done; null when unknown or over. */
  leftMs: number | null;
}

export interface Timeline {
  rows: Row[];
  ticks: { at: number; ms: number }[];
  /** Where the present is, per cent. */
  now: number;
}

const STEPS_S = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1200, 3600];
const MAX_TICKS = 8;

/** Bars of an operation over time: steps first, then the services as they came up. Times that lie ahead are learned ones. Pure. */
export function buildTimeline(operation: Operation, services: readonly Service[], now: number): Timeline {
  const start = operation.startedAt;
  // The clock is looked at once a second; what has happened since is not in the future.
  const present = operation.endedAt ?? Math.max(now, ...happened(operation));
  const byName = new Map(services.map((service) => [service.name, service]));
  const expect = expectations(operation, byName, present);
  const far = Math.max(present, operation.endedAt === null ? start + (operation.expectedMs ?? 0) : 0, ...[...expect.values()].map((one) => one.ready ?? 0));
  const total = Math.max(1_000, far - start);
  const tick = (STEPS_S.find((step) => total / (step * 1_000) <= MAX_TICKS) ?? 7_200) * 1_000;
  const axis = Math.ceil(total / tick) * tick;
  const place = (at: number) => Math.min(100, Math.max(0, ((at - start) / axis) * 100));
  const bar = (kind: Bar["kind"], from: number, to: number): Bar[] => (to > from ? [{ kind, from: place(from), width: place(to) - place(from) }] : []);

  const steps = operation.steps.map((step): Row => {
    const begun = step.startedAt ?? present;
    const end = step.endedAt ?? present;
    const due = step.state === "running" && step.expectedMs !== null ? begun + step.expectedMs : null;
    return {
      id: `step ${step.id}`,
      title: step.title,
      bars: [
        ...(step.startedAt === null ? [] : bar(step.state === "failed" ? "broken" : "work", begun, end)),
        ...(due === null ? [] : bar("expected", present, due)),
      ],
      readyAt: null,
      leftMs: due === null ? null : Math.max(0, due - present),
    };
  });

  const tracks = operation.tracks.map((track): Row => {
    const ahead = expect.get(track.service);
    const running = operation.endedAt === null;
    // Until what it needs is ready a container that is there waits.
    const before = (byName.get(track.service)?.dependsOn.length ?? 0) > 0 ? "wait" : "create";
    return {
      id: `service ${track.service}`,
      title: track.service,
      bars: [
        ...(track.createdAt === null ? [] : bar(before, track.createdAt, track.startedAt ?? present)),
        ...(track.startedAt === null ? [] : bar("run", track.startedAt, track.readyAt ?? present)),
        ...(running && track.readyAt === null && ahead?.ready ? bar("expected", Math.max(present, ahead.start), ahead.ready) : []),
      ],
      readyAt: track.readyAt === null ? null : place(track.readyAt),
      leftMs: running && track.readyAt === null && ahead?.ready ? Math.max(0, ahead.ready - present) : null,
    };
  });

  const ticks = Array.from({ length: Math.round(axis / tick) + 1 }, (_, index) => ({ at: (index * tick * 100) / axis, ms: index * tick }));
  return { rows: [...steps, ...tracks], ticks, now: place(present) };
}

function happened({ steps, tracks }: Operation): number[] {
  return [...steps.flatMap((step) => [step.startedAt, step.endedAt]), ...tracks.flatMap((track) => [track.createdAt, track.startedAt, track.readyAt])].flatMap((at) => at ?? []);
}

interface Expectation {
  start: number;
  /** Null when it was never learned. */
  ready: number | null;
}

/** When each service is expected to start and be ready, following what it waits for. */
function expectations(operation: Operation, byName: ReadonlyMap<string, Service>, present: number): Map<string, Expectation> {
  const tracks = new Map(operation.tracks.map((track) => [track.service, track]));
  const known = new Map<string, Expectation>();
  function look(name: string): Expectation {
    const found = known.get(name);
    if (found) return found;
    const track = tracks.get(name);
    if (!track) return { start: present, ready: present };
    if (track.readyAt !== null) return { start: track.readyAt, ready: track.readyAt };
    known.set(name, { start: present, ready: null });
    const waits = (byName.get(name)?.dependsOn ?? []).map((dependency) => look(dependency.service).ready);
    const start = track.startedAt ?? Math.max(present, ...waits.map((ready) => ready ?? present));
    const unknown = track.expectedMs === null || (track.startedAt === null && waits.includes(null));
    const expectation = { start, ready: unknown ? null : Math.max(present, start + (track.expectedMs ?? 0)) };
    known.set(name, expectation);
    return expectation;
  }
  return new Map(operation.tracks.map((track) => [track.service, look(track.service)]));
}
