import type { Figures } from "../contracts/metrics";
import { QUANTITIES } from "../contracts/quantities";
import { Track, type Point } from "./track";

/** Finest first: what is looked at now, the last two hours, the last day. */
export const TIERS = [{ every: 1_000, kept: 900 }, { every: 10_000, kept: 720 }, { every: 60_000, kept: 1_440 }] as const;
/** The stack's sum has a track like a service; no service can be called so. */
export const TOTAL = "*";
/** Services that a compose file had in the course of a day; more than that is no compose file of this kind. */
const MOST_SERVICES = 100;

/** What a bucket that is over holds, by service. */
export interface Closed { every: number; t: number; services: Map<string, Pick<Point, "mean" | "max">> }

/** Figures of every service over the last day, coarser the older they are, in fixed memory. */
export class History {
  private readonly services = new Map<string, Track[]>();
  private readonly open = new Map<number, number>();

  /** Takes one round of figures measured at `at`; gives the buckets that are over with it. */
  add(at: number, round: ReadonlyMap<string, Figures>): Closed[] {
    const closed: Closed[] = [];
    for (const { every } of TIERS) {
      const bucket = Math.floor(at / every);
      const open = this.open.get(every);
      this.open.set(every, bucket);
      if (open === undefined || open === bucket) continue;
      const services = new Map([...this.services].flatMap(([name, tracks]) => {
        const point = tracks.find((track) => track.every === every)?.at(open * every);
        return point ? [[name, { mean: point.mean, max: point.max }] as const] : [];
      }));
      if (services.size > 0) closed.push({ every, t: open * every, services });
    }
    for (const [service, figures] of round) for (const track of this.tracks(service)) track.add(at, figures);
    return closed;
  }

  /**
   * A service that had ended at `ended` is measured again at `back`: between them a bucket without any figure says that it did not run, in
   * each tier that is fine enough to have one. Gives these buckets, to be kept.
   */
  pause(service: string, ended: number, back: number): Closed[] {
    return this.tracks(service).flatMap((track) => {
      const bucket = Math.floor(ended / track.every) + 1;
      const t = bucket * track.every;
      if (bucket >= Math.floor(back / track.every) || track.at(t)) return [];
      const nothing = QUANTITIES.map(() => null);
      track.put(t, nothing, nothing);
      return [{ every: track.every, t, services: new Map([[service, { mean: nothing, max: nothing }]]) }];
    });
  }

  /** Puts back what was kept on disk; only buckets of a tier that there is. */
  restore({ every, t, services }: Closed): void {
    for (const [service, { mean, max }] of services) {
      const track = this.tracks(service).find((one) => one.every === every);
      if (track && !track.at(t)) track.put(t, mean, max);
    }
  }

  /** Points of a service from `from` to before `to`, oldest first: as fine as `step` needs where that is known, coarser before it. */
  points(service: string, from: number, to: number, step: number): Point[] {
    const tracks = this.services.get(service) ?? [];
    const usable = tracks.filter((track, index) => track.every >= step || (tracks[index + 1]?.every ?? Number.POSITIVE_INFINITY) > step);
    let points: Point[] = [];
    for (const track of usable) {
      // Only buckets that end before the finer ones begin: one that reaches into them would tell the same figures once more.
      const first = points[0]?.t;
      points = [...track.points(from, first === undefined ? to : Math.min(to, first - track.every + 1)), ...points];
    }
    return points;
  }

  private tracks(service: string): Track[] {
    const known = this.services.get(service);
    if (known) return known;
    if (this.services.size >= MOST_SERVICES) return [];
    const tracks = TIERS.map(({ every, kept }) => new Track(every, kept));
    this.services.set(service, tracks);
    return tracks;
  }
}
