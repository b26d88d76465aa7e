import type Docker from "dockerode";
import { followEvents, PROBE_END } from "./events";
import type { EventMessage } from "./replies";

/** Events that came within this time before an exchange are asked for again, ms: what happened meanwhile is among them. */
const AGAIN_MS = 2_000;
/** The engine keeps its last 256 events, so no more than that are told twice. */
const REMEMBERED = 512;

interface Host {
  event(event: EventMessage): void;
  probe(id: string, failed: boolean): void;
  /** The engine's own time, epoch milliseconds. */
  now(): number;
}

/** The events of a compose project, over one stream that is exchanged for another when more or less is asked for: none is lost, none told twice. */
export class EventFeed {
  private readonly told = new Set<string>();
  private readonly openedAt: number;
  private current: AbortController | null = null;
  private settle: { end: () => void; fail: (error: unknown) => void } = { end: () => {}, fail: () => {} };
  /** Resolves when the engine ends the stream; rejects when it breaks. */
  readonly ended = new Promise<void>((resolve, reject) => { this.settle = { end: resolve, fail: reject }; });

  constructor(private readonly docker: Docker, private readonly project: string, private readonly host: Host) {
    this.openedAt = host.now();
    this.ended.catch(() => {});
  }

  /** Follows from now on, with the ends of probes or without; the stream before ends when this one is open. */
  async follow(probes: boolean): Promise<void> {
    const before = this.current;
    const mine = new AbortController();
    this.current = mine;
    // The first stream too: what it never told must not be told later, over newer facts.
    const since = before ? Math.max(this.openedAt, this.host.now() - AGAIN_MS) : this.openedAt;
    await new Promise<void>((resolve) => {
      const over = (how: () => void): void => {
        if (this.current === mine) how();
        resolve();
      };
      followEvents(this.docker, this.project, {
        probes, since,
        open: resolve,
        event: (event) => this.tell(event),
      }, mine.signal).then(() => over(this.settle.end), (error: unknown) => over(() => this.settle.fail(error)));
    });
    before?.abort();
  }

  end(): void { this.current?.abort(); }

  private tell(event: EventMessage): void {
    if (!this.isNew(event)) return;
    if (event.Action === PROBE_END) this.host.probe(event.Actor.ID, event.Actor.Attributes.exitCode !== "0");
    else this.host.event(event);
  }

  private isNew({ Action, Actor, timeNano }: EventMessage): boolean {
    if (timeNano === undefined) return true;
    const key = `${timeNano} ${Action} ${Actor.ID}`;
    if (this.told.has(key)) return false;
    this.told.add(key);
    for (const oldest of this.told) {
      if (this.told.size <= REMEMBERED) break;
      this.told.delete(oldest);
    }
    return true;
  }
}
