/** A page that is loaded again, or goes to another, is no reason to look away. */
const QUIET_TICKS = 2;

/** Whether somebody looks at the panel; that nobody does is only believed after a while. */
export class Attention {
  private quiet = 0;

  constructor(private readonly host: { readers(): number; watch(watched: boolean): void }) {}

  /** Somebody opens a page. */
  came(): void {
    this.quiet = 0;
    this.host.watch(true);
  }

  /** To be called every few seconds. */
  tick(): void {
    this.quiet = this.host.readers() > 0 ? 0 : this.quiet + 1;
    if (this.quiet > QUIET_TICKS) this.host.watch(false);
  }
}
