import type { Problem } from "./contracts/problem";

/** An error with a stable code, what happened, why, and what to do. `status` is the HTTP answer. */
export class FlightdeckError extends Error {
  readonly problem: Problem;
  readonly status: number;
  constructor(problem: Problem, options: { status?: number; cause?: unknown } = {}) {
    super(`${problem.code}: ${problem.what}`, { cause: options.cause });
    this.name = "FlightdeckError";
    this.problem = problem;
    this.status = options.status ?? 500;
  }
}
