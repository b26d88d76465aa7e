import fc from "fast-check";
import { expect, test } from "vitest";
import { isFlightdeckError } from "../errors";
import { metricsQuery } from "./query";

const NOW = 1_800_000_000_000;
const parse = (query: string): ReturnType<typeof metricsQuery> => metricsQuery(new URLSearchParams(query), ["web", "store"], NOW);

test("without anything it is the CPU of all services in the last 15 minutes", () => {
  expect(parse("")).toEqual({ metric: "cpu", services: ["web", "store"], from: NOW - 900_000, to: NOW });
});

test("a time span is cut to the last day and to now", () => {
  expect(parse(`metric=memory&services=web,web&from=0&to=${NOW * 2}`)).toEqual({ metric: "memory", services: ["web"], from: NOW - 86_400_000, to: NOW });
});

/** What comes of a query: its span, or the status of its refusal. */
function outcome(query: string): { from: number; to: number } | number {
  try {
    return parse(query);
  } catch (error) {
    return isFlightdeckError(error) ? error.status : 500;
  }
}

test("whatever is asked, the answer is a span of the last day or a clear 4xx", () => {
  const hostile = fc.oneof(fc.constantFrom("services=web,%00", "from=1e400", "from=now", "from=&to="), fc.webQueryParameters());
  fc.assert(fc.property(hostile, (query) => {
    const result = outcome(query);
    return typeof result === "number" ? [400, 404].includes(result) : result.from < result.to && result.to <= NOW && result.from >= NOW - 86_400_000;
  }));
  for (const query of ["metric=x", "from=1&to=0", "from=-1", `from=${NOW + 1}`, "x=1"]) expect(outcome(query), query).toBe(400);
  for (const query of ["services=nobody", "services=../../etc"]) expect(outcome(query), query).toBe(404);
});
