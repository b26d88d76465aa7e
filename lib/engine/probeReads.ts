import type { ContainerFact } from "../stack/facts";

/** Probes that ended within this time are read together: one change of the snapshot, and the engine has written their results by then. */
const READ_AFTER_MS = 400;
/** Without anybody who looks at them: the engine keeps the last five probes of a container, so none is missed. */
const READ_AT_LEAST_EVERY = 4;
/** Also of a health check that runs once a year, to silence it: a timer knows no more than 24 days. */
const LONGEST_MS = 10 * 60_000;

interface Host {
  read(ids: string[]): void;
  /** Whether somebody looks at the probes: then each is read at once. */
  watched(): boolean;
}

/** Decides when the results of health probes are read: each needs a look at its container. */
export class ProbeReads {
  /** How often the health check of each running container runs, ms. */
  private readonly every = new Map<string, number>();
  /** Probes of a container that ended since it was last read. */
  private readonly unread = new Map<string, number>();
  private due = new Set<string>();
  private byClock = false;
  private clock: NodeJS.Timeout | null = null;
  /** When the clock strikes, epoch ms. */
  private clockAt = Number.POSITIVE_INFINITY;

  constructor(private readonly host: Host) {}

  /** What a look at a container said. */
  saw({ id, status, health, probeEveryMs }: ContainerFact): void {
    if (status !== "running" || health === null) return this.gone(id);
    this.every.set(id, probeEveryMs);
    this.wind();
  }

  gone(id: string): void {
    this.every.delete(id);
    this.unread.delete(id);
  }

  /** A probe ended. A failed one is read at once, others soon or, unwatched, four at a time. */
  ended(id: string, failed: boolean): void {
    const unread = (this.unread.get(id) ?? 0) + 1;
    this.unread.set(id, unread);
    const now = failed || this.host.watched();
    if (!now && unread < READ_AT_LEAST_EVERY) return;
    // One look at all that have something new costs less than one each.
    const due = now ? [id] : [...this.unread.keys()];
    for (const one of due) this.unread.delete(one);
    if (this.due.size === 0) {
      setTimeout(() => {
        const ids = [...this.due];
        this.due = new Set();
        this.host.read(ids);
      }, READ_AFTER_MS);
    }
    for (const one of due) this.due.add(one);
  }

  /** Somebody begins to look at the probes: reads what was put off. */
  catchUp(): void {
    const ids = [...this.unread.keys()];
    this.unread.clear();
    if (ids.length > 0) this.host.read(ids);
  }

  /** Whether the ends of probes are told; else all are read by the clock, before the engine forgets one (of a start, whose probes run more often, some are missed). */
  told(are: boolean): void {
    const before = this.byClock;
    this.byClock = !are;
    if (!are) {
      this.catchUp();
      return this.wind();
    }
    this.unread.clear();
    this.stop();
    if (before && this.every.size > 0) this.host.read([...this.every.keys()]);
  }

  /** The engine is gone. */
  forget(): void {
    this.stop();
    this.every.clear();
    this.unread.clear();
  }

  private stop(): void {
    if (this.clock) clearTimeout(this.clock);
    this.clock = null;
    this.clockAt = Number.POSITIVE_INFINITY;
  }

  private wind(): void {
    if (!this.byClock || this.every.size === 0) return;
    const at = Date.now() + Math.min(LONGEST_MS, READ_AT_LEAST_EVERY * Math.min(...this.every.values()));
    if (at >= this.clockAt) return;
    this.stop();
    this.clockAt = at;
    this.clock = setTimeout(() => {
      this.stop();
      this.host.read([...this.every.keys()]);
      this.wind();
    }, at - Date.now()).unref();
  }
}
