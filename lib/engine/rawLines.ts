/** A line of a container's log that nobody has decoded yet: `bytes[start, end)` begins with the engine's timestamp. */
export interface RawLine {
  bytes: Uint8Array;
  start: number;
  end: number;
  stderr: boolean;
  /** Bytes of the line that were not kept. */
  dropped: number;
}
type OnLine = (bytes: Uint8Array, start: number, end: number, stderr: boolean, dropped: number) => void;

/** "2026-11-24T14:02:11.006123456Z " */
export const STAMP = 31;
/** The engine cuts a line into messages of this size, each with a timestamp of its own. */
const MESSAGE = 16_384;
/** More of a line is counted and dropped: in the view, of which nobody reads that much, and in a file. */
const MAX_VIEWED = 64 * 1024;
export const MAX_SAVED = 1024 * 1024;
const HEADER = 8;
const MAX_PAYLOAD = 1024 * 1024;
const NEWLINE = 10, RETURN = 13;

/** What is there of a line whose end has not come yet. */
interface Open { parts: Uint8Array[]; size: number; dropped: number }

function extend(open: Open | null, piece: Uint8Array, most: number): Open {
  // A copy: the piece is a view of the chunk it came in.
  if (!open) return { parts: [piece.slice(0, most)], size: Math.min(piece.length, most), dropped: Math.max(0, piece.length - most) };
  const room = Math.max(0, most - open.size);
  if (room > 0) open.parts.push(piece.slice(0, room));
  open.size += Math.min(room, piece.length);
  open.dropped += Math.max(0, piece.length - room);
  return open;
}

function finish(open: Open, stderr: boolean, onLine: OnLine): void {
  const bytes = Buffer.concat(open.parts, open.size);
  onLine(bytes, 0, bytes.length, stderr, open.dropped);
}

/**
 * A framed log with timestamps (container without a TTY) -> raw lines. Feed chunks cut anywhere. Costs no decoding and, for a line that
 * comes in one frame, no copy: a flood is counted at the speed of its headers. Throws RangeError on bytes that are no frame. `end` hands
 * out what had no newline yet. `most`: bytes of a line, its timestamp included.
 */
export function framedLines(onLine: OnLine, most = MAX_VIEWED): { feed: (chunk: Uint8Array) => void; end: () => void } {
  const open: [Open | null, Open | null] = [null, null];
  let rest: Uint8Array | null = null;
  const feed = (chunk: Uint8Array): void => {
    const bytes = rest ? Buffer.concat([rest, chunk]) : chunk;
    const size = bytes.length;
    let at = 0;
    while (at + HEADER <= size) {
      const kind = bytes[at] ?? 0;
      const length = (((bytes[at + 4] ?? 0) << 24) | ((bytes[at + 5] ?? 0) << 16) | ((bytes[at + 6] ?? 0) << 8) | (bytes[at + 7] ?? 0)) >>> 0;
      if (kind > 2 || length > MAX_PAYLOAD) throw new RangeError(`not a log frame: stream ${kind}, ${length} bytes`);
      const start = at + HEADER, end = start + length;
      if (end > size) break;
      const index = kind === 2 ? 1 : 0;
      const whole = length > 0 && bytes[end - 1] === NEWLINE;
      const before = open[index];
      if (whole && !before) onLine(bytes, start, end - 1, index === 1, 0);
      else {
        const piece = bytes.subarray(before ? Math.min(start + STAMP, end) : start, whole ? end - 1 : end);
        const line = extend(before, piece, most);
        open[index] = whole ? null : line;
        if (whole) finish(line, index === 1, onLine);
      }
      at = end;
    }
    rest = at < size ? Buffer.from(bytes.subarray(at)) : null;
  };
  const end = (): void => {
    open.forEach((line, index) => { if (line) finish(line, index === 1, onLine); });
    open[0] = open[1] = null;
  };
  return { feed, end };
}

/** The log of a container with a TTY: no frames, "\r\n" at the end of lines. */
export function terminalLines(onLine: OnLine, most = MAX_VIEWED): { feed: (chunk: Uint8Array) => void; end: () => void } {
  let open: Open | null = null;
  const close = (): void => {
    if (!open) return;
    const bytes = withoutInnerStamps(Buffer.concat(open.parts, open.size));
    const end = bytes[bytes.length - 1] === RETURN ? bytes.length - 1 : bytes.length;
    onLine(bytes, 0, end, false, open.dropped);
    open = null;
  };
  const feed = (chunk: Uint8Array): void => {
    let from = 0;
    for (let to = chunk.indexOf(NEWLINE); to >= 0; to = chunk.indexOf(NEWLINE, from)) {
      open = extend(open, chunk.subarray(from, to), most);
      close();
      from = to + 1;
    }
    if (from < chunk.length) open = extend(open, chunk.subarray(from), most);
  };
  return { feed, end: close };
}

/** Raw lines of a container's log, whichever form it has, each up to `most` bytes. */
export function logLines(tty: boolean, onLine: OnLine, most?: number): { feed: (chunk: Uint8Array) => void; end: () => void } {
  return (tty ? terminalLines : framedLines)(onLine, most);
}

/** Takes out the timestamps of the second and later messages of a long line. */
function withoutInnerStamps(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [];
  let from = 0;
  for (let at = STAMP + MESSAGE; at + STAMP <= bytes.length && stampOf(bytes, at) !== null; at = from + MESSAGE) {
    parts.push(bytes.subarray(from, at));
    from = at + STAMP;
  }
  return parts.length === 0 ? bytes : Buffer.concat([...parts, bytes.subarray(from)]);
}

/** The timestamp at this place, in the form that the engine's `since` takes; null where there is none. */
export function stampOf(bytes: Uint8Array, start: number): { seconds: number; nanos: number } | null {
  if (bytes[start + 4] !== 45 || bytes[start + 10] !== 84 || bytes[start + 19] !== 46 || bytes[start + 29] !== 90) return null;
  const number = (from: number, length: number): number => {
    let value = 0;
    for (let at = start + from; at < start + from + length; at++) value = value * 10 + (bytes[at] ?? 0) - 48;
    return value;
  };
  const seconds = Date.UTC(number(0, 4), number(5, 2) - 1, number(8, 2), number(11, 2), number(14, 2), number(17, 2)) / 1000;
  const nanos = number(20, 9);
  return Number.isFinite(seconds) && nanos >= 0 && nanos < 1e9 ? { seconds, nanos } : null;
}
