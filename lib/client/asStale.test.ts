import { expect, test } from "vitest";
import { service, snapshot } from "./samples.test-support";
import { asStale } from "./asStale";
import { clock } from "./format";

test("nothing of a lost panel is shown as current: the last state is told with its time", () => {
  const at = Date.now();
  const stale = asStale(snapshot({ services: [service("web")], links: [{ service: "web", title: "Web", url: "http://localhost/", ready: true, note: "ready", optional: false }] }), at);
  expect(stale.stack.state).toBe("unknown");
  expect(stale.services[0]).toMatchObject({ state: "unknown", reason: `Last seen healthy at ${clock(at, at)}` });
  expect(stale.links[0]?.ready).toBe(false);
});
