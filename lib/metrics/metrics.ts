import path from "node:path";
import type { Metrics as MetricsReply, Round, Series } from "../contracts/metrics";
import { METRICS, QUANTITIES, type MetricId } from "../contracts/quantities";
import { Collector, type CollectorHost, type MetricsRound } from "./collector";
import { History, TIERS, TOTAL } from "./history";
import { HistoryLog } from "./historyLog";
import { Pauses } from "./pauses";
import { resample, round, stepFor } from "./resample";
import { UsageCurves } from "./usage";

/** Tiers that outlive the panel process; the finest is only for who looks. */
const KEPT_TIERS = TIERS.filter(({ every }) => every > 1_000);

export interface MetricsHost extends CollectorHost {
  stateDir: string;
  /** No other panel writes the figures into this state folder. */
  keeps(): boolean;
  /** Memory limit of a service, of all its containers together, in bytes; null without one. */
  memoryLimit(service: string): number | null;
  /** The curves of the home page have changed. */
  changed(): void;
}

/** Which curves are wanted: of these services and of all together, over a time in epoch ms. */
interface Wanted { metric: MetricId; services: readonly string[]; from: number; to: number }

/** What the stack's containers use: collected, kept for a day, told on request and live. */
export class Metrics {
  readonly curves = new UsageCurves();
  private readonly history = new History();
  private readonly logs: Map<number, HistoryLog>;
  private readonly collector: Collector;
  private readonly pauses = new Pauses();
  private readonly readers = new Set<(round: Round) => void>();
  private restored: Promise<unknown> = Promise.resolve();

  constructor(private readonly host: MetricsHost) {
    const dir = path.join(host.stateDir, "metrics");
    this.logs = new Map(KEPT_TIERS.map(({ every, kept }) => [every, new HistoryLog(dir, every, every * kept)]));
    this.collector = new Collector(host, (collected) => this.take(collected));
  }

  /** Reads what an earlier panel kept, and begins to collect. */
  start(): void {
    this.restored = Promise.all([...this.logs.values()].map((log) => log.read((bucket) => this.history.restore(bucket))));
    this.collector.start();
  }

  /** Somebody begins to look at the panel. */
  nudge(): void {
    this.curves.keepOnly(new Set(this.host.running().values()));
    this.collector.nudge();
  }

  /** Every round from now on, about one a second; until the returned function is called. */
  follow(reader: (round: Round) => void): () => void {
    this.readers.add(reader);
    const release = this.collector.follow();
    return () => {
      this.readers.delete(reader);
      release();
    };
  }

  async query({ metric, services, from, to }: Wanted): Promise<MetricsReply> {
    await this.restored;
    const step = stepFor(to - from);
    const quantities = METRICS[metric].map((quantity) => QUANTITIES.indexOf(quantity));
    const series = (name: string): Pick<Series, "t" | "lines" | "pauses"> => resample(this.history.points(name, from, to, step), step, quantities);
    return {
      metric, from, to, step,
      total: { service: "", limit: null, ...series(TOTAL) },
      services: services.map((service) => ({ service, limit: metric === "memory" ? this.host.memoryLimit(service) : null, ...series(service) })),
    };
  }

  /** What runs may have changed: whoever ends is known at once, however rarely is measured. */
  servicesChanged(): void {
    const running = new Set(this.host.running().values());
    this.pauses.saw(running.size === 0 ? running : running.add(TOTAL), Date.now());
  }

  private take(collected: MetricsRound): void {
    this.servicesChanged();
    const back = this.pauses.over([...collected.services.keys(), TOTAL]);
    const closed = this.history.add(collected.at, new Map([...collected.services, [TOTAL, collected.total]]));
    for (const [service, ended] of back) closed.push(...this.history.pause(service, ended, collected.at));
    if (this.host.keeps()) for (const bucket of closed) void this.logs.get(bucket.every)?.append(bucket);
    if (this.readers.size > 0) {
      const whole = (figures: readonly (number | null)[]): (number | null)[] => figures.map((value) => (value === null ? null : round(value)));
      const told = {
        at: collected.at, total: whole(collected.total), services: Object.fromEntries([...collected.services].map(([name, figures]) => [name, whole(figures)])),
        ended: Object.fromEntries([...back].map(([name, ended]) => [name === TOTAL ? "" : name, ended])),
      };
      for (const reader of this.readers) reader(told);
    }
    if (this.curves.take(collected)) this.host.changed();
  }
}
