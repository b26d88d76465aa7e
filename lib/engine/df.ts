/** `df -Pk /` -> bytes; null when it is something else. Pure. */
export function parseDf(text: string): { diskTotal: number; diskFree: number } | null {
  const match = /\s(\d+)\s+\d+\s+(\d+)\s+\d+%/.exec(text);
  return match ? { diskTotal: Number(match[1]) * 1024, diskFree: Number(match[2]) * 1024 } : null;
}
