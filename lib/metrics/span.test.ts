import fc from "fast-check";
import { expect, test } from "vitest";
import { MetricsQuery } from "../contracts/metrics";
import { isFlightdeckError } from "../errors";
import { spanOf } from "./span";

const NOW = 1_800_000_000_000;
const DAY_MS = 86_400_000;

test("without anything it is the last 15 minutes; what is asked for is cut to the last day and to now", () => {
  expect(spanOf({}, NOW)).toEqual({ from: NOW - 900_000, to: NOW });
  expect(spanOf({ from: 0, to: NOW * 2 }, NOW)).toEqual({ from: NOW - DAY_MS, to: NOW });
  expect(spanOf({ to: NOW - 5_000 }, NOW)).toEqual({ from: NOW - 905_000, to: NOW - 5_000 });
});

/** What comes of a query: its span, or the status of its refusal. */
function outcome(query: string): { from: number; to: number } | number {
  const parsed = MetricsQuery.safeParse(Object.fromEntries(new URLSearchParams(query)));
  if (!parsed.success) return 400;
  try {
    return spanOf(parsed.data, NOW);
  } catch (error) {
    return isFlightdeckError(error) ? error.status : 500;
  }
}

test("whatever is asked, the answer is a span of the last day or a clear refusal", () => {
  const hostile = fc.oneof(fc.constantFrom("from=1e400", "from=now", "from=&to="), fc.webQueryParameters(), fc.tuple(fc.nat(), fc.maxSafeNat()).map(([from, to]) => `from=${from}&to=${to}`));
  fc.assert(fc.property(hostile, (query) => {
    const result = outcome(query);
    return typeof result === "number" ? result === 400 : result.from < result.to && result.to <= NOW && result.from >= NOW - DAY_MS;
  }));
  for (const query of ["metric=x", "from=1&to=0", "from=-1", `from=${NOW + 1}`, "x=1", `services=${"a".repeat(5_000)}`]) expect(outcome(query), query).toBe(400);
});
