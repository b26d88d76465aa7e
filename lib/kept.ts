/** The last good answer to a question that is put more often than its answer changes. */
export class Kept<Value> {
  private last: { at: number; of: string; value: Value } | null = null;

  /** `ms`: for how long an answer is good. */
  constructor(private readonly ms: number) {}

  /** It is asked anew the next time: something was changed. */
  forget(): void { this.last = null; }

  /** The answer that is kept, or a new one when that is too old or was of something else. Rejects with the question's own error. */
  async get(of: string, ask: () => Promise<Value>): Promise<Value> {
    const { last } = this;
    if (last && last.of === of && Date.now() - last.at < this.ms) return last.value;
    const at = Date.now();
    const value = await ask();
    this.last = { at, of, value };
    return value;
  }
}
