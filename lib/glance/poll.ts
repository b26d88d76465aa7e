import { problemOf } from "./problemOf";
import type { Problem } from "../contracts/problem";

/** What one product said last, and why that is not current. */
export interface Part<Value> { service: string; value: Value | null; asOf: number | null; wait: string | null; problem: Problem | null }

export interface PollOptions<Value> {
  /** The service to ask, or why it is not asked now; null when the stack has none of this kind. */
  target: () => { service: string; wait: string | null } | null;
  look: (signal: AbortSignal) => Promise<Value>;
  /** Time from one look to the next. */
  everyMs: () => number;
  changed: () => void;
}

/** Asks one product again and again while it is started: one look at a time, and the last good answer is kept with its time. */
export class Poll<Value> {
  part: Part<Value> | null = null;
  private goodAt: number | null = null;
  private life: AbortController | null = null;
  private wake: () => void = () => {};
  private poked = false;

  constructor(private readonly options: PollOptions<Value>) {}

  private get running(): boolean { return this.life?.signal.aborted === false; }

  start(): void {
    this.life = new AbortController();
    void this.run(this.life.signal);
  }

  stop(): void {
    this.life?.abort();
    this.wake();
  }

  /** Looks once while it is stopped. */
  async once(signal: AbortSignal): Promise<void> {
    if (this.running) return;
    const { life } = this;
    const next = await this.lookOnce(signal);
    // Started since: what was asked later is newer, also when it has been stopped again.
    if (this.life !== life) return;
    this.part = next;
    this.tell();
  }

  /** Looks at once instead of after the pause; once more, when a look is under way. */
  poke(): void {
    this.poked = true;
    this.wake();
  }

  /** What a product said may be odd enough to break the reader: the next answer is asked for all the same. */
  private tell(): void {
    try {
      this.options.changed();
    } catch (error) {
      console.error(`What ${this.part?.service ?? "a product"} said can't be shown:`, error);
    }
  }

  private async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      this.poked = false;
      const next = await this.lookOnce(signal);
      if (signal.aborted) return;
      this.part = next;
      this.tell();
      if (!this.poked) await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, this.options.everyMs());
        this.wake = () => { clearTimeout(timer); resolve(); };
      });
    }
  }

  private async lookOnce(signal: AbortSignal): Promise<Part<Value> | null> {
    const target = this.options.target();
    if (!target) return null;
    const { service, wait } = target;
    // From now on it is being asked: nobody waits for the answer to hear that.
    if (this.part?.service !== service || (this.part.wait !== null && wait === null)) {
      this.part = { service, value: this.part?.value ?? null, asOf: this.part?.value ? this.goodAt : null, wait, problem: null };
      this.tell();
    }
    const old = this.part?.value ?? null;
    const asOf = old === null ? null : this.goodAt;
    if (wait !== null) return { service, value: old, asOf, wait, problem: null };
    try {
      const value = await this.options.look(signal);
      this.goodAt = Date.now();
      return { service, value, asOf: null, wait: null, problem: null };
    } catch (error) {
      return { service, value: old, asOf, wait: null, problem: problemOf(error) };
    }
  }
}
