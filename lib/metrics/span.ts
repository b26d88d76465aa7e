import { FlightdeckError } from "../errors";

const DAY_MS = 24 * 60 * 60 * 1_000;
const USUAL_MS = 15 * 60_000;

/** The time that curves are asked for: at most the last day, never the future; the last 15 minutes when nothing is said. Throws FlightdeckError (400). Pure. */
export function spanOf(asked: { from?: number; to?: number }, now: number): { from: number; to: number } {
  const to = Math.min(asked.to ?? now, now);
  const from = Math.max(asked.from ?? to - USUAL_MS, now - DAY_MS);
  if (from < to) return { from, to };
  throw new FlightdeckError({
    code: "request-invalid", what: "The request can't be understood.", why: "The time that it asks for ends before it begins, or lies more than a day back.", todo: "Choose another time.",
  }, { status: 400 });
}
