import type { RawLine } from "../engine/rawLines";

/** The last raw lines since they were taken, and the exact number of those that were passed over. Bounded by `room`. */
export class RawWindow {
  private readonly lines: RawLine[] = [];
  private written = 0;
  private taken = 0;

  constructor(private readonly room: number) {}

  get waiting(): number { return this.written - this.taken; }

  push(bytes: Uint8Array, start: number, end: number, stderr: boolean, dropped: number): void {
    const slot = this.written++ % this.room;
    const line = this.lines[slot];
    // Slots are used again: a flood makes no garbage.
    if (!line) this.lines[slot] = { bytes, start, end, stderr, dropped };
    else { line.bytes = bytes; line.start = start; line.end = end; line.stderr = stderr; line.dropped = dropped; }
  }

  /** The newest lines, oldest first, at most `most`; all before them are skipped. What it hands out is good until the next push. */
  take(most: number): { skipped: number; lines: RawLine[] } {
    const count = Math.min(this.waiting, this.room, Math.max(0, most));
    const skipped = this.waiting - count;
    const lines: RawLine[] = [];
    for (let at = this.written - count; at < this.written; at++) {
      const line = this.lines[at % this.room];
      if (line) lines.push(line);
    }
    this.taken = this.written;
    return { skipped, lines };
  }

  /** Lets go of the chunks that the lines are views of. */
  release(): void { this.lines.length = 0; }
}
