export type JobOutcome = "succeeded" | "failed" | "cancelled";

const KEPT_BYTES = 1024 * 1024;

/** What this process knows of a runner that it started: how it ended, and its output where there is no log to read it from. Bounded. */
export class JobMemory {
  ended = false;
  outcome: JobOutcome | null = null;
  private chunks: Buffer[] = [];
  /** Bytes that are kept, and those before them that are not any more. */
  private bytes = 0;
  private dropped = 0;

  push(chunk: Buffer): void {
    this.chunks.push(chunk);
    this.bytes += chunk.length;
    while (this.bytes > KEPT_BYTES && this.chunks.length > 1) {
      const gone = this.chunks.shift()?.length ?? 0;
      this.bytes -= gone;
      this.dropped += gone;
    }
  }

  end(outcome: JobOutcome | null): void {
    this.ended = true;
    this.outcome ??= outcome;
  }

  /** Hands on what came behind `position`, counted from the first byte that ever came; returns where to read on. */
  read(position: number, take: (chunk: Buffer) => void): number {
    const fresh = Buffer.concat(this.chunks).subarray(Math.max(0, position - this.dropped));
    if (fresh.length > 0) take(fresh);
    return this.dropped + this.bytes;
  }

  text(): string { return Buffer.concat(this.chunks).toString("utf8"); }
}
