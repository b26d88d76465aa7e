import fc from "fast-check";
import { expect, test } from "vitest";
import { operation, service, snapshot } from "../client/samples.test-support";
import type { Operation } from "../contracts/operation";
import type { Snapshot } from "../contracts/snapshot";
import { entriesFrom } from "./differences";

const NOW = 50_000;
const words = (before: Snapshot, after: Snapshot): string[] => entriesFrom(before, after, NOW).map((draft) => `${draft.at} ${draft.severity} ${draft.kind}: ${draft.service ? `${draft.service} ` : ""}${draft.title}`);
const step = (state: Operation["steps"][number]["state"]): Operation["steps"][number] => ({ id: "up", title: "Start the containers", state, startedAt: 1_000, endedAt: state === "done" || state === "failed" ? 4_000 : null, detail: null, expectedMs: null });

test("an operation is told when it begins, at each step's end, and how it ended, at its own times", () => {
  const begun = snapshot({ operation: operation({ startedAt: 1_000, steps: [step("pending")] }) });
  const running = snapshot({ operation: operation({ startedAt: 1_000, steps: [step("running")] }) });
  const done = snapshot({ operation: operation({ startedAt: 1_000, steps: [step("done")] }) });
  const over = snapshot({ operation: operation({ startedAt: 1_000, steps: [step("done")], state: "succeeded", endedAt: 7_100, outcome: "Running" }) });
  expect(words(snapshot(), begun)).toEqual(["1000 info operation: Start begins"]);
  expect(words(begun, running)).toEqual([]);
  expect(words(running, done)).toEqual(["4000 info operation: Start: Start the containers"]);
  expect(words(done, over)).toEqual(["7100 good operation: Start succeeded after 6.1 s"]);
  expect(words(over, over)).toEqual([]);
});

test("a step that is done tells its time alone, not Docker's last line; one that failed or had nothing to do tells that too", () => {
  const told = (part: Partial<Operation["steps"][number]>) => entriesFrom(snapshot({ operation: operation({ steps: [step("running")] }) }), snapshot({ operation: operation({ steps: [{ ...step("done"), ...part }] }) }), NOW)[0]?.detail;
  expect(told({ detail: "4/4 COPY --chmod=755 init /init" })).toBe("took 3.0 s");
  expect(told({ detail: "unchanged" })).toBe("took 3.0 s, unchanged");
  expect(told({ state: "failed", detail: "4/4 COPY --chmod=755 init /init" })).toBe("took 3.0 s, 4/4 COPY --chmod=755 init /init");
});

test("a failed operation carries its reason and the log lines that matter", () => {
  const failure = { code: "x", what: "setup failed.", why: "Ended with exit 4.", todo: "", service: "setup", log: ["migration failed"] };
  const [entry] = entriesFrom(snapshot({ operation: operation() }), snapshot({ operation: operation({ state: "failed", endedAt: 9_000, failure }) }), NOW);
  expect(entry).toMatchObject({ severity: "bad", title: "Start failed after 9.0 s", detail: "setup failed. Ended with exit 4.\nmigration failed" });
});

test("an operation taken up again, cancelled or refused is told as that", () => {
  const runs = snapshot({ operation: operation() });
  expect(words(runs, snapshot({ operation: operation({ adopted: true }) }))).toEqual([`${NOW} info operation: Start was taken up again`]);
  expect(words(runs, snapshot({ operation: operation({ cancelling: true }) }))).toEqual([`${NOW} warn operation: Start is being cancelled`]);
  const older = snapshot({ operation: operation({ id: "0-stop", kind: "stop", startedAt: 0, state: "succeeded", endedAt: 1 }) });
  expect(words(snapshot({ operation: operation({ startedAt: 5 }) }), older)).toEqual([`${NOW} warn operation: Start was refused before anything was run`]);
});

test("an engine that goes and comes is told with its problem and for how long", () => {
  const lost = snapshot();
  lost.engine = { ...lost.engine, state: "lost", since: 10_000, problem: { code: "engine-not-running", what: "Docker is not running.", why: "Nothing answers.", todo: "" } };
  const back = snapshot();
  back.engine = { ...back.engine, since: 22_000 };
  expect(words(snapshot(), lost)).toEqual(["10000 bad engine: Docker is not running"]);
  expect(entriesFrom(lost, back, NOW)[0]).toMatchObject({ at: 22_000, severity: "good", title: "Docker answers again", detail: expect.stringContaining("12 s") });
});

test("the stack's turns, a crash loop and a container that can't be started are told; an end is left to its event", () => {
  const before = snapshot({ services: [service("a"), service("b"), service("c", { state: "starting" })] });
  const after = snapshot({
    services: [
      service("a", { state: "failed", reason: "Crash loop: exit 1, restarted 3 times", exitCode: 1 }),
      service("b", { state: "failed", reason: "Ended with exit 3 and should have kept running", exitCode: 3, since: 40_000 }),
      service("c", { state: "failed", reason: "no such image", since: 41_000 }),
    ],
  });
  after.stack = { ...after.stack, state: "degraded", verdict: "Running, but a does not work" };
  expect(words(before, after)).toEqual([`${NOW} bad restart: a is in a crash loop`, "41000 bad start: c could not be started", `${NOW} bad stack: The stack is degraded`]);
});

test("a crash loop and a start that fails are told of one of several containers too", () => {
  const before = snapshot({ services: [service("a"), service("b")] });
  const looping = service("a", { state: "failed", reason: "1 of 2 healthy. a-2: Crash loop: exit 1, restarted 3 times", exitCode: 1 });
  const after = snapshot({ services: [looping, service("b", { state: "failed", reason: "1 of 2 healthy. b-2: port is taken", since: 41_000, startedAt: 7 })] });
  expect(words(before, after)).toEqual([`${NOW} bad restart: a is in a crash loop`, "41000 bad start: b could not be started"]);
  expect(entriesFrom(before, after, NOW)[0]?.detail).toBe("1 of 2 healthy. a-2: Exit 1");
  expect(words(after, snapshot({ services: [{ ...looping, reason: looping.reason.replace("3", "4") }, ...after.services.slice(1)] }))).toEqual([]);
});

test("no pair of snapshots breaks it", () => {
  const part = fc.record({
    state: fc.constantFrom("running" as const, "succeeded" as const, "failed" as const, "cancelled" as const, "interrupted" as const),
    id: fc.constantFrom("1-start", "2-start"), startedAt: fc.nat(9), endedAt: fc.option(fc.nat()), adopted: fc.boolean(), cancelling: fc.boolean(), steps: fc.array(fc.constantFrom(...(["pending", "running", "done", "failed", "cancelled", "skipped"] as const)).map(step), { maxLength: 2 }),
  });
  const any = fc.option(part).map((one) => snapshot({ operation: one && operation(one) }));
  fc.assert(fc.property(any, any, (before, after) => {
    for (const draft of entriesFrom(before, after, NOW)) expect(draft.title.length).toBeLessThanOrEqual(300);
  }));
});
