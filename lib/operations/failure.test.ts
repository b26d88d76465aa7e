import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Operation } from "../contracts/operation";
import { row } from "../stack/samples.test-support";
import { failureOf, linesThatMatter } from "./failure";
import { pending } from "./plan";

function failed(output: string[], step = "up"): Operation {
  return { kind: "start", service: null, output, steps: [{ ...pending(step, "Image web"), state: "failed", detail: "3/7 RUN pip" }] } as unknown as Operation;
}

describe("why an operation failed", () => {
  test("a taken port is named by number", () => {
    const text = "Error response from daemon: driver failed programming external connectivity on endpoint x: Bind for 127.0.0.1:8080 failed: port is already allocated";
    expect(failureOf(failed([text]), [])).toMatchObject({ code: "port-taken", what: "Port 8080 is taken." });
    expect(failureOf(failed(["listen tcp4 127.0.0.1:5001: bind: address already in use"]), [])).toMatchObject({ what: "Port 5001 is taken." });
  });
  test("a failed service is named with its reason", () => {
    expect(failureOf(failed(["dependency failed to start"]), [row("db", "healthy"), row("init", "failed", { reason: "Ended with exit 3" })]))
      .toMatchObject({ code: "service-failed", service: "init", why: "Ended with exit 3." });
  });
  test("what ran and ended has failed; what never ran did not start", () => {
    expect(failureOf(failed([]), [row("init", "failed", { exitCode: 4 })]).what).toBe("init failed.");
    expect(failureOf(failed([]), [row("init", "failed", { reason: "no such image" })]).what).toBe("init did not start.");
  });
  test("a service that is being restarted after a crash is named when nothing is worse", () => {
    expect(failureOf(failed(["dependency failed to start"]), [row("web", "waiting"), row("db", "restarting", { reason: "Ended with exit 1, starts again" })]))
      .toMatchObject({ service: "db", why: "Ended with exit 1, starts again." });
  });
  test("a service that crashed and runs again for the moment is named with its end", () => {
    expect(failureOf(failed(["dependency failed to start"]), [row("web", "waiting"), row("db", "starting", { restarts: 1, reason: "Ended with exit 1 and runs again" })]))
      .toMatchObject({ service: "db", why: "Ended with exit 1 and runs again." });
  });
  test("a failed build says at which step", () => {
    expect(failureOf(failed(["ERROR: failed to solve"], "build-web"), [])).toMatchObject({ code: "build-failed", why: "It failed at: 3/7 RUN pip" });
  });
  test("anything else gives compose's last word", () => {
    expect(failureOf(failed(["some words", ""]), [])).toMatchObject({ code: "compose-failed", why: "some words" });
  });
});

describe("lines that matter", () => {
  test("they hold the last line that names an error", () => {
    const lines = [...Array.from({ length: 50 }, (_, i) => `info ${i}`), "Traceback", "ValueError: Error here", ...Array.from({ length: 40 }, (_, i) => `after ${i}`)];
    expect(linesThatMatter(lines)).toContain("ValueError: Error here");
  });
  test("never more than asked for, always lines of the log, whatever it holds", () => {
    fc.assert(fc.property(fc.array(fc.string()), fc.integer({ min: 4, max: 20 }), (lines, count) => {
      const kept = linesThatMatter(lines, count);
      expect(kept.length).toBeLessThanOrEqual(count);
      for (const line of kept) expect(lines).toContain(line);
    }));
  });
});
