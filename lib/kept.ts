/** The last good answer to a question that is put more often than its answer changes. */
export class Kept<Value> {
  private last: { at: number; of: string; value: Value } | null = null;
  private forgotten = 0;

  /** `ms`: for how long an answer is good. */
  constructor(private readonly ms: number) {}

  /** It is asked anew the next time: something was changed. An answer that is under way is not kept. */
  forget(): void {
    this.last = null;
    this.forgotten++;
  }

  /** The answer that is kept, or a new one when that is too old or was of something else. Rejects with the question's own error. */
  async get(of: string, ask: () => Promise<Value>): Promise<Value> {
    const { last, forgotten } = this;
    const at = Date.now();
    // A clock that was set back makes an answer from the future.
    if (last && last.of === of && at >= last.at && at - last.at < this.ms) return last.value;
    const value = await ask();
    if (forgotten === this.forgotten) this.last = { at, of, value };
    return value;
  }
}
