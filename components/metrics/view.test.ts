import { expect, test } from "vitest";
import { METRIC_IDS } from "@/lib/contracts/quantities";
import { DEFAULT_SPAN, RANGES } from "./span";
import { readView, writeView, type MetricsView } from "./view";

test("a view written into an address is read from it as it was", () => {
  const spans = [...RANGES.map(({ value }) => ({ last: value })), { from: 1_795_000_000_000, to: 1_795_000_060_000 }];
  for (const span of spans) for (const metric of METRIC_IDS) for (const services of [[], ["web"], ["web", "worker"]]) {
    const view: MetricsView = { services, metric, span };
    expect(readView(writeView(view))).toEqual(view);
  }
});

test("the usual view needs no words in the address", () => {
  expect(writeView(readView({}))).toEqual({});
});

test.each([
  { metric: "heat" }, { last: "7" }, { last: "-300000" }, { from: "2", to: "1" }, { from: "5" }, { to: "x", from: "1" }, { service: ["a", "b"] }, { service: ",," },
])("what can't be understood counts as not given: %j", (query) => {
  expect(readView(query)).toEqual({ services: [], metric: "cpu", span: DEFAULT_SPAN });
});

test("a service named twice is shown once", () => {
  expect(readView({ service: "web,worker,web" }).services).toEqual(["web", "worker"]);
});
