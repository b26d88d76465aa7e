/** Epoch milliseconds, with fractions -> what the engine's `since` and `until` take. */
export function engineTime(ms: number): string {
  const micros = Math.round(ms * 1000);
  return `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, "0")}000`;
}
