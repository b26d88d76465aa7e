import type { RawLine } from "../engine/rawLines";

/** Copies of raw lines up to a number of lines and of bytes; when full it either refuses more or lets go of the oldest. */
export class LineStore {
  private lines: RawLine[] = [];
  private first = 0;
  private bytes = 0;
  /** A line was refused or let go of. */
  cut = false;

  constructor(private readonly room: { lines: number; bytes: number }, private readonly keep: "first" | "last") {}

  /** Whether there is use in more lines. */
  get wantsMore(): boolean { return this.keep === "last" || !this.cut; }

  push(bytes: Uint8Array, start: number, end: number, stderr: boolean, dropped: number): void {
    if (!this.wantsMore) return;
    if (this.keep === "first" && this.count > 0 && this.exceeds(1, end - start)) {
      this.cut = true;
      return;
    }
    // A copy: the chunk that it came in would be held for it otherwise.
    const copy = bytes.slice(start, end);
    this.lines.push({ bytes: copy, start: 0, end: copy.length, stderr, dropped });
    this.bytes += copy.length;
    while (this.count > 1 && this.exceeds(0, 0)) this.letGo();
    if (this.first > this.room.lines) {
      this.lines = this.lines.slice(this.first);
      this.first = 0;
    }
  }

  /** What is held, oldest first. */
  all(): RawLine[] { return this.lines.slice(this.first); }

  private get count(): number { return this.lines.length - this.first; }

  private exceeds(moreLines: number, moreBytes: number): boolean {
    return this.count + moreLines > this.room.lines || this.bytes + moreBytes > this.room.bytes;
  }

  private letGo(): void {
    const line = this.lines[this.first];
    if (!line) return;
    this.bytes -= line.end;
    line.bytes = new Uint8Array();
    this.first++;
    this.cut = true;
  }
}
