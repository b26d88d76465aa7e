export interface Frame { stream: "stdout" | "stderr"; payload: Uint8Array }

const HEADER = 8;
/** Longer than any frame the engine sends (16 KB lines, 32 KB copies): more means that this is not a framed stream. */
const MAX_PAYLOAD = 16 * 1024 * 1024;

/**
 * Docker's log framing (container without a TTY): one byte stream, three zero bytes, big-endian length, payload.
 * Feed chunks cut anywhere; frames come out whole. Throws RangeError on bytes that are no frame.
 * https://docs.docker.com/reference/api/engine/version/v1.44/#tag/Container/operation/ContainerAttach
 */
export function frameParser(onFrame: (frame: Frame) => void): (chunk: Uint8Array) => void {
  let pending: Uint8Array[] = [];
  let size = 0;
  return (chunk) => {
    pending.push(chunk);
    size += chunk.length;
    if (size < HEADER) return;
    let bytes = pending.length === 1 ? chunk : Buffer.concat(pending, size);
    while (bytes.length >= HEADER) {
      const kind = bytes[0] ?? 0;
      const length = new DataView(bytes.buffer, bytes.byteOffset + 4, 4).getUint32(0);
      if (kind > 2 || length > MAX_PAYLOAD) throw new RangeError(`not a log frame: stream ${kind}, ${length} bytes`);
      if (bytes.length < HEADER + length) break;
      onFrame({ stream: kind === 2 ? "stderr" : "stdout", payload: bytes.subarray(HEADER, HEADER + length) });
      bytes = bytes.subarray(HEADER + length);
    }
    pending = bytes.length > 0 ? [bytes] : [];
    size = bytes.length;
  };
}
