import type { LogStore } from "./logStore";
import type { Rows } from "./rows";

/** More of a line is not drawn in its row. */
export const DRAWN = 16_384;
const LINE_HEIGHT = 20;
/** Above and below a row's text, together. */
const ROW_PADDING = 2;
const ROW_HEIGHT = LINE_HEIGHT + ROW_PADDING;
// oxlint-disable-next-line no-control-regex
const WIDE = /[^\u0000-\u00ff]/g;

/** Columns that a text takes at most. */
export function widthOf(text: string): number {
  return text.length + (text.match(WIDE)?.length ?? 0) + 7 * (text.includes("\t") ? text.split("\t").length - 1 : 0);
}

/**
 * Where each row lies. Rows of wrapped text are as high as their characters need in a line of `columns`; a wide one counts as two.
 * On narrow screens an entry has a line of its own above its text, `head` high, with its time and service.
 */
export class Layout {
  private ends: number[] = [];
  private generation = -1;
  private columns: number | null = null;
  private head = 0;

  constructor(private readonly rows: Rows, private readonly store: LogStore) {}

  /** Takes in what changed; `columns` is null when lines are not wrapped. */
  update(columns: number | null, head: number): void {
    if (columns !== this.columns || head !== this.head || this.rows.generation !== this.generation) this.ends = [];
    this.columns = columns;
    this.head = head;
    this.generation = this.rows.generation;
    if (this.even) return;
    // The last row may stand for more lines than before.
    this.ends.pop();
    let end = this.ends.at(-1) ?? 0;
    for (let index = this.ends.length; index < this.rows.length; index++) {
      end += this.heightFor(index);
      this.ends.push(end);
    }
  }

  /** All rows are of one height. */
  private get even(): boolean { return this.columns === null && this.head === 0; }

  get total(): number { return this.even ? this.rows.length * ROW_HEIGHT : this.ends.at(-1) ?? 0; }

  top(index: number): number {
    if (this.even) return index * ROW_HEIGHT;
    return index === 0 ? 0 : this.ends[index - 1] ?? this.total;
  }

  height(index: number): number { return this.top(index + 1) - this.top(index); }

  /** Index of the row at this height. */
  indexAt(y: number): number {
    if (this.even) return Math.floor(y / ROW_HEIGHT);
    let low = 0, high = this.ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.ends[middle] ?? 0) <= y) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private heightFor(index: number): number {
    const row = this.rows.row(index);
    if (!row || row.more || this.store.isGap(row.line)) return ROW_HEIGHT;
    return (this.rows.continuesAt(index) ? 0 : this.head) + this.linesOf(row.line) * LINE_HEIGHT + ROW_PADDING;
  }

  private linesOf(line: number): number {
    if (this.columns === null) return 1;
    return Math.max(1, Math.ceil(widthOf(this.store.text(line).slice(0, DRAWN)) / this.columns));
  }
}
