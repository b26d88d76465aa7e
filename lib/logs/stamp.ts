/** Epoch milliseconds, with fractions -> what the engine's `since` and `until` take. */
export function engineTime(ms: number): string {
  const micros = Math.round(ms * 1000);
  return `${Math.floor(micros / 1e6)}.${String(micros % 1e6).padStart(6, "0")}000`;
}

/** The engine's own time of a line, in that form. */
export function stampText({ seconds, nanos }: { seconds: number; nanos: number }): string {
  return `${seconds}.${String(nanos).padStart(9, "0")}`;
}
