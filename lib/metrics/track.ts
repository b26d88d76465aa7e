import type { Figures } from "../contracts/metrics";
import { QUANTITIES } from "../contracts/quantities";

/** A point of time of one service: means and maxima over the bucket that begins at `t` (epoch ms). */
export interface Point { t: number; mean: Figures; max: Figures }

const told = (value: number | undefined): number | null => (value === undefined || Number.isNaN(value) ? null : value);

/**
 * Figures of one service in buckets of `every` ms, the last `kept` of them. A bucket's place follows from its time, so a clock
 * that jumps back overwrites what it passes again, and what lies ahead of it is not read. Fixed memory, 54 bytes a bucket.
 */
export class Track {
  /** Number of the bucket (time / every) that a place holds. */
  private readonly bucket: Float64Array;
  private readonly count: Uint16Array;
  private readonly mean: Float32Array[];
  private readonly max: Float32Array[];

  constructor(readonly every: number, private readonly kept: number) {
    this.bucket = new Float64Array(kept).fill(-1);
    this.count = new Uint16Array(kept);
    this.mean = QUANTITIES.map(() => new Float32Array(kept));
    this.max = QUANTITIES.map(() => new Float32Array(kept));
  }

  /** Takes figures measured at `at` into their bucket. */
  add(at: number, figures: Figures): void {
    this.put(at, figures, figures);
  }

  /** The same with maxima of their own: what was kept on disk. */
  put(at: number, mean: Figures, max: Figures): void {
    const bucket = Math.floor(at / this.every);
    const place = bucket % this.kept;
    if (bucket < 0) return;
    if (this.bucket[place] !== bucket) {
      this.bucket[place] = bucket;
      this.count[place] = 0;
      for (const column of [...this.mean, ...this.max]) column[place] = Number.NaN;
    }
    const count = Math.min((this.count[place] ?? 0) + 1, 60_000);
    this.count[place] = count;
    for (const index of QUANTITIES.keys()) {
      fold(this.mean[index], place, mean[index], (old, value) => old + (value - old) / count);
      fold(this.max[index], place, max[index], Math.max);
    }
  }

  /** The bucket that holds this time; null when nothing was measured in it. */
  at(time: number): Point | null {
    const bucket = Math.floor(time / this.every);
    const place = bucket % this.kept;
    if (bucket < 0 || this.bucket[place] !== bucket) return null;
    return { t: bucket * this.every, mean: this.mean.map((column) => told(column[place])), max: this.max.map((column) => told(column[place])) };
  }

  /** Points of buckets that begin from `from` to before `to`, oldest first. */
  *points(from: number, to: number): Generator<Point> {
    const last = Math.ceil(to / this.every) - 1;
    const first = Math.max(Math.ceil(from / this.every), last - this.kept + 1);
    for (let bucket = first; bucket <= last; bucket++) {
      const point = this.at(bucket * this.every);
      if (point) yield point;
    }
  }
}

function fold(column: Float32Array | undefined, place: number, value: number | null | undefined, into: (old: number, value: number) => number): void {
  if (!column || value === null || value === undefined) return;
  const old = told(column[place]);
  column[place] = old === null ? value : into(old, value);
}
