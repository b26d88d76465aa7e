import type { RawLine } from "../engine/rawLines";

/** Room of a slot at first, bytes: most lines fit. */
const SLOT = 256;
/** A slot that has grown beyond this is not kept once its line was taken. */
const KEPT_SLOT = 1024;

/**
 * The last raw lines since they were taken, and the exact number of those that were passed over. Bounded by `room`. Lines are copied
 * into slots that are used again: a flood makes no garbage, and the engine's chunks die young instead of filling the heap.
 */
export class RawWindow {
  private readonly slots: (RawLine | undefined)[] = [];
  private written = 0;
  private taken = 0;

  constructor(private readonly room: number) {}

  get waiting(): number { return this.written - this.taken; }

  push(bytes: Uint8Array, start: number, end: number, stderr: boolean, dropped: number): void {
    const at = this.written++ % this.room;
    const size = end - start;
    let slot = this.slots[at];
    if (!slot || slot.bytes.length < size) {
      slot = { bytes: Buffer.allocUnsafeSlow(Math.max(SLOT, size)), start: 0, end: 0, stderr, dropped };
      this.slots[at] = slot;
    }
    slot.bytes.set(bytes.subarray(start, end));
    slot.end = size;
    slot.stderr = stderr;
    slot.dropped = dropped;
  }

  /** The newest lines, oldest first, at most `most`; all before them are skipped. What it hands out is good until the next push. */
  take(most: number): { skipped: number; lines: RawLine[] } {
    const count = Math.min(this.waiting, this.room, Math.max(0, most));
    const skipped = this.waiting - count;
    const lines: RawLine[] = [];
    for (let at = this.written - count; at < this.written; at++) {
      const slot = this.slots[at % this.room];
      if (slot) lines.push(slot);
    }
    this.taken = this.written;
    return { skipped, lines };
  }

  /** Lets go of what long lines took. */
  release(): void {
    this.slots.forEach((slot, at) => {
      if (slot && slot.bytes.length > KEPT_SLOT) this.slots[at] = undefined;
    });
  }
}
