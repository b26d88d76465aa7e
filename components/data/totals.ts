/** Sum of the sizes that are known; null when none is. */
export function totalBytes(parts: readonly { bytes: number | null }[]): number | null {
  const known = parts.flatMap((part) => part.bytes ?? []);
  return known.length ? known.reduce((sum, value) => sum + value, 0) : null;
}
