import { describe, expect, test } from "vitest";
import type { ContainerFact } from "./facts";
import { serviceState } from "./state";
import type { StateInput } from "./state";
import { container, service } from "./samples.test-support";

const NOW = 1_000_000;

function stateOf(fact: Partial<ContainerFact> | null, input: Partial<StateInput> = {}): ReturnType<typeof serviceState> {
  return serviceState({
    service: service({}), wanted: true, container: fact && container(fact), unready: [], neededBy: [], operation: null, othersRun: true, now: NOW, ...input,
  });
}
const start = { kind: "start" as const, service: null, startedAt: NOW - 5_000 };

describe("state of a service", () => {
  test("without a container it is off, and waits for what is named once a start runs", () => {
    expect(stateOf(null)).toMatchObject({ state: "off", reason: "Not started" });
    expect(stateOf(null, { operation: start, unready: [{ service: "postgres", condition: "healthy" }] })).toMatchObject({ state: "waiting", reason: "Waiting for postgres" });
  });

  test("a tool is on demand, a switched-off optional service is off, whatever runs", () => {
    expect(stateOf(null, { service: service({ kind: "tool" }), wanted: false, operation: start })).toMatchObject({ state: "off", reason: "On demand" });
    expect(stateOf(null, { wanted: false, operation: start })).toMatchObject({ state: "off", reason: "Switched off" });
  });

  test("it is starting, never red, until the first health check passes", () => {
    expect(stateOf({ status: "running", health: "starting", probes: [{ at: 0, durationMs: 1, exitCode: 1, output: "refused" }] }))
      .toMatchObject({ state: "starting", reason: "Not ready yet: refused" });
    expect(stateOf({ status: "running", health: null })).toMatchObject({ state: "starting" });
  });

  test("one that runs again after a crash says with what it ended", () => {
    const exits = [{ at: NOW - 900, code: 1 }];
    expect(stateOf({ status: "running", health: "starting", exits })).toMatchObject({ state: "starting", reason: expect.stringMatching(/^Ended with exit 1.* runs again/) });
    expect(stateOf({ status: "running", health: "starting", exits: [{ at: NOW - 3_600_000, code: 1 }] })).toMatchObject({ reason: expect.stringMatching(/^Runs;/) });
  });

  test("unhealthy says what the probe said", () => {
    expect(stateOf({ status: "running", health: "unhealthy", healthSince: 77, probes: [{ at: 0, durationMs: 1, exitCode: 1, output: "curl: no\nconnection refused\n" }] }))
      .toEqual({ state: "unhealthy", reason: "Health check fails: connection refused", since: 77 });
    // The failure itself has not been read yet: what passed before it is no reason.
    expect(stateOf({ health: "unhealthy", probes: [{ at: 0, durationMs: 1, exitCode: 0, output: "fine" }] }).reason).toBe("Health check fails");
  });

  test("a one-shot that ended with 0 is completed, with anything else failed", () => {
    const oneShot = service({ kind: "one-shot", hasHealthCheck: false });
    expect(stateOf({ status: "exited", exitCode: 0 }, { service: oneShot }).state).toBe("completed");
    expect(stateOf({ status: "exited", exitCode: 3 }, { service: oneShot })).toMatchObject({ state: "failed", reason: "Ended with exit 3" });
  });

  test("a one-shot that was stopped before it was done is off, not failed", () => {
    expect(stateOf({ status: "exited", exitCode: 143, stopRequested: true }, { service: service({ kind: "one-shot" }) }).state).toBe("off");
  });

  test("an end that was asked for is off; one that was not is failed", () => {
    expect(stateOf({ status: "exited", exitCode: 143, stopRequested: true }).state).toBe("off");
    expect(stateOf({ status: "exited", exitCode: 0 })).toMatchObject({ state: "failed", reason: "Ended with exit 0 and should have kept running" });
  });

  test("what ended while everything was down is off: the engine or the user stopped it", () => {
    expect(stateOf({ status: "exited", exitCode: 0 }, { othersRun: false }).state).toBe("off");
    expect(stateOf({ status: "exited", exitCode: 137, restartPolicy: "on-failure" }).state).toBe("off");
  });

  test("what has used up its restarts is failed, unless a stop's signal ended it", () => {
    expect(stateOf({ status: "exited", exitCode: 3, restartPolicy: "on-failure", restarts: 2 }).state).toBe("failed");
    expect(stateOf({ status: "exited", exitCode: 143, restartPolicy: "on-failure", restarts: 2 }).state).toBe("off");
  });

  test("running out of memory is named with the limit", () => {
    expect(stateOf({ status: "exited", exitCode: 137, oomKilled: true, memoryLimit: 64e6 })).toMatchObject({ state: "failed", reason: expect.stringContaining("Ran out of memory (limit 64 MB)") });
  });

  test("three ends within a minute are a crash loop, and a short run in between does not hide it", () => {
    const exits = [3, 2, 1].map((ago) => ({ at: NOW - ago * 1_000, code: 1 }));
    expect(stateOf({ status: "restarting", exits, restarts: 3 })).toMatchObject({ state: "failed", reason: "Crash loop: exit 1, restarted 3 times" });
    expect(stateOf({ status: "running", health: "starting", exits, restarts: 3 }).state).toBe("failed");
    expect(stateOf({ status: "running", health: "healthy", exits, restarts: 3 }).state).toBe("healthy");
    expect(stateOf({ status: "restarting", exits: exits.slice(0, 1), restarts: 1, exitCode: 1 })).toMatchObject({ state: "restarting" });
  });

  test("a crash loop from before this start does not end it", () => {
    const exits = [9, 8, 7].map((ago) => ({ at: NOW - ago * 1_000, code: 1 }));
    expect(stateOf({ status: "restarting", exits, restarts: 12, exitCode: 1 }, { operation: start }).state).toBe("restarting");
  });

  test("what the engine said when it could not start a container is the reason", () => {
    expect(stateOf({ status: "created", error: "driver failed\nport is already allocated" })).toMatchObject({ state: "failed", reason: "port is already allocated" });
  });

  test("ends from before this start don't count against it", () => {
    expect(stateOf({ status: "exited", exitCode: 3, finishedAt: NOW - 60_000 }, { service: service({ kind: "one-shot" }), operation: start }).state).toBe("waiting");
  });

  test("while a stop runs it is stopping, then off", () => {
    const stop = { kind: "stop" as const, service: null, startedAt: NOW };
    expect(stateOf({ status: "running", health: "healthy" }, { operation: stop }).state).toBe("stopping");
    expect(stateOf({ status: "exited", exitCode: 137 }, { operation: stop }).state).toBe("off");
  });

  test("what others need stops after them, and says so until it is asked to", () => {
    const stop = { kind: "stop" as const, service: null, startedAt: NOW };
    const needed = { operation: stop, neededBy: ["web", "worker"] };
    expect(stateOf({ status: "running", health: "healthy" }, needed)).toMatchObject({ state: "stopping", reason: "Stops once web and worker have" });
    expect(stateOf({ status: "running", health: "healthy" }, { ...needed, neededBy: ["web"] }).reason).toBe("Stops once web has");
    expect(stateOf({ status: "running", health: "healthy" }, { ...needed, neededBy: ["web", "worker", "api"] }).reason).toBe("Stops once the 3 services that need it have");
    expect(stateOf({ status: "running", health: "healthy", stopRequested: true }, needed).reason).toBe("Shutting down");
    expect(stateOf({ status: "running", health: "healthy" }, { ...needed, neededBy: [] }).reason).toBe("Shutting down");
    // One service alone does not wait for those that need it.
    expect(stateOf({ status: "running", health: "healthy" }, { ...needed, operation: { ...stop, kind: "stop-service", service: "s" }, service: service({ name: "s" }) }).reason).toBe("Shutting down");
  });

  test("a paused container is unhealthy, whatever its last probe said", () => {
    expect(stateOf({ status: "paused", health: "healthy" }).state).toBe("unhealthy");
  });
});
