import type { Problem } from "./contracts/problem";

const BRAND = Symbol.for("flightdeck.error");

/** An error with a stable code, what happened, why, and what to do. `status` is the HTTP answer. */
export class FlightdeckError extends Error {
  readonly [BRAND] = true;
  readonly problem: Problem;
  readonly status: number;
  constructor(problem: Problem, options: { status?: number; cause?: unknown } = {}) {
    super(`${problem.code}: ${problem.what}`, { cause: options.cause });
    this.name = "FlightdeckError";
    this.problem = problem;
    this.status = options.status ?? 500;
  }
}

/** Next bundles this class once an entry, so `instanceof` fails between a route and the panel; the brand does not. */
export function isFlightdeckError(error: unknown): error is FlightdeckError {
  return error instanceof Error && BRAND in error;
}
