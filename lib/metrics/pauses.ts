/**
 * Which services have ended, and when: the curve of one that is measured again must not bridge the time in which it did not run. That it was
 * not measured tells nothing: while nobody looks, figures are half a minute apart.
 */
export class Pauses {
  private running: ReadonlySet<string> = new Set();
  private readonly ended = new Map<string, number>();

  /** `running`: what runs at this time. */
  saw(running: ReadonlySet<string>, at: number): void {
    for (const name of this.running) if (!running.has(name) && !this.ended.has(name)) this.ended.set(name, at);
    this.running = running;
  }

  /** Which of those that are measured now had ended, and when. Each pause is told once. */
  over(measured: Iterable<string>): Map<string, number> {
    const over = new Map<string, number>();
    for (const name of measured) {
      const ended = this.ended.get(name);
      if (ended !== undefined) over.set(name, ended);
      this.ended.delete(name);
    }
    return over;
  }
}
