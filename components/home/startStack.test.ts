import { expect, test } from "vitest";
import type { Port } from "@/lib/contracts/service";
import { portReturns } from "./portReturns";
import { portRemedies } from "./startStack";

const taken: Port = { service: "web", container: 80, protocol: "tcp", host: 8080, address: "127.0.0.1", state: "taken", owner: "node (pid 1)", variable: "WEB_PORT", suggestion: 8081, back: null };

test("a taken port with a free one to offer has a remedy", () => {
  expect(portRemedies([taken])).toEqual([{ service: "web", container: 80, from: 8080, to: 8081 }]);
});
test("a port that is fixed, free or without an offer has none", () => {
  expect(portRemedies([{ ...taken, variable: null }, { ...taken, state: "open" }, { ...taken, suggestion: null }])).toEqual([]);
});
test("a moved port whose own number is free again can go back", () => {
  expect(portReturns([taken, { ...taken, host: 8081, state: "off", suggestion: null, back: 8080 }])).toEqual([{ service: "web", container: 80, from: 8081, to: 8080 }]);
});
