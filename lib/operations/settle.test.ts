import { expect, test } from "vitest";
import { operation } from "../client/samples.test-support";
import type { Facts } from "../stack/facts";
import { container } from "../stack/samples.test-support";
import { emptyJobLog } from "./jobLog";
import type { OperationsHost } from "./host";
import { settle } from "./settle";

const stop = { operation: operation({ id: "1-stop", kind: "stop" }), phase: "settle" as const, job: null, begun: [] };
function host(status: "running" | "exited"): OperationsHost {
  const facts: Facts = new Map([["c1", container({ status })]]);
  // Only what a stop is judged by.
  return { connected: () => true, facts: () => facts, services: () => [] } as unknown as OperationsHost;
}

test("a stop whose process ended without a word is judged by what runs", async () => {
  expect(await settle(stop, emptyJobLog([]), host("exited"))).toMatchObject({ state: "succeeded" });
  expect(await settle(stop, emptyJobLog([]), host("running"))).toMatchObject({ state: "interrupted" });
});
