/**
 * Splits a stream of chunks into lines, whatever way it was cut, multi-byte characters included.
 * A line longer than `max` characters is handed out in pieces, so that the buffer stays bounded.
 */
export function lineSplitter(onLine: (line: string) => void, max = 1_000_000): (chunk: Uint8Array) => void {
  const decoder = new TextDecoder();
  let rest = "";
  return (chunk) => {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = parts.pop() ?? "";
    for (const part of parts) onLine(part);
    while (rest.length > max) {
      onLine(rest.slice(0, max));
      rest = rest.slice(max);
    }
  };
}
