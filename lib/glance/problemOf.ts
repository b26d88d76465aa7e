import type { Problem } from "../contracts/problem";
import { isFlightdeckError } from "../errors";

/** Any thrown error in words. What was not foreseen says only that: its text may hold anything. */
export function problemOf(error: unknown): Problem {
  if (isFlightdeckError(error)) return error.problem;
  return { code: "glance-failed", what: "It could not be asked.", why: "Something unforeseen came in between.", todo: "Flightdeck asks again in a moment." };
}
