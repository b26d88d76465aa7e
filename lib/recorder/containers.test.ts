import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Probe } from "../contracts/service";
import { reduceFacts } from "../stack/facts";
import type { FactEvent, Facts } from "../stack/facts";
import { container } from "../stack/samples.test-support";
import { ContainerWatch, freshProbes } from "./containers";
import type { Draft } from "./draft";

function probe(at: number, exitCode: number, output = exitCode === 0 ? "fine" : "refused"): Probe {
  return { at, durationMs: 40, exitCode, output };
}

/** Feeds events, as the panel does, and gives what was written down, in words. */
function told(events: FactEvent[], options: { gapFrom?: number | null; oneShots?: string[] } = {}): Draft[] {
  const watch = new ContainerWatch((service) => options.oneShots?.includes(service) ?? false);
  let facts: Facts = new Map();
  return events.flatMap((event) => {
    facts = reduceFacts(facts, event);
    return watch.entries(event, facts, 1_000_000, options.gapFrom ?? null);
  });
}

const web = (part: Parameters<typeof container>[0] = {}) => container({ startedAt: 100, createdAt: 90, restartPolicy: "on-failure", ...part });
const listed: FactEvent = { type: "listed", containers: [web()] };
const words = (drafts: Draft[]): string[] => drafts.map((draft) => `${draft.at} ${draft.severity} ${draft.kind}: ${draft.service} ${draft.title}`);

describe("entries from what containers do", () => {
  test("the first list of all tells nothing: nobody knows what was before", () => {
    expect(told([listed])).toEqual([]);
  });

  test("a crash that the engine mends is an end and a restart, at the engine's times", () => {
    expect(words(told([listed, { type: "died", id: "c1", at: 500, code: 3 }, { type: "started", id: "c1", at: 700 }]))).toEqual([
      "500 bad exit: web ended with exit 3", "700 warn restart: web was restarted by the engine",
    ]);
  });

  test("a start after a crash is somebody's, where the engine restarts nothing", () => {
    const once: FactEvent = { type: "listed", containers: [web({ restartPolicy: "no" })] };
    expect(words(told([once, { type: "died", id: "c1", at: 500, code: 3 }, { type: "started", id: "c1", at: 700 }]))).toEqual(["500 bad exit: web ended with exit 3", "700 info start: web started"]);
  });

  test("a stop that was asked for is no problem and tells the signal; the start after it is no restart", () => {
    const drafts = told([listed, { type: "signalled", id: "c1", at: 400, signal: 15 }, { type: "died", id: "c1", at: 2_400, code: 143 }, { type: "started", id: "c1", at: 3_000 }]);
    expect(words(drafts)).toEqual(["2400 info exit: web was stopped", "3000 info start: web started"]);
    expect(drafts[0]?.detail).toBe("Exit 143, stopped (SIGTERM), 2.0 s after SIGTERM was sent");
  });

  test("health checks that fail after the stop signal are part of the stop", () => {
    const drafts = told([listed, { type: "signalled", id: "c1", at: 400, signal: 15 }, { type: "inspected", containers: [web({ health: "unhealthy", probes: [probe(500, 1, "gone")] })] }]);
    expect(words(drafts)).toEqual(["500 info health: web is unhealthy"]);
  });

  test("a one-shot that ends with 0 did its work", () => {
    expect(words(told([listed, { type: "died", id: "c1", at: 5, code: 0 }], { oneShots: ["web"] }))).toEqual(["5 good exit: web did its work and ended with exit 0"]);
  });

  test("memory that ran out is told once, and is the reason of the end", () => {
    const drafts = told([
      { type: "listed", containers: [web({ memoryLimit: 24_000_000 })] },
      { type: "oom", id: "c1", at: 500 }, { type: "died", id: "c1", at: 510, code: 137 },
      { type: "inspected", containers: [web({ status: "exited", oomKilled: true, exitCode: 137, finishedAt: 505, memoryLimit: 24_000_000 })] },
    ]);
    expect(words(drafts)).toEqual(["500 bad memory: web ran out of memory (limit 24 MB)", "510 bad exit: web ended with exit 137"]);
    expect(drafts[1]?.detail).toBe("It ran out of memory (limit 24 MB).");
  });

  test("a run of failed checks is one entry with the first output, and its end another", () => {
    const probes = [probe(200, 0), probe(300, 1, "first"), probe(400, 1, "second"), probe(500, 0)];
    const looks = [1, 2, 3, 4].map((count): FactEvent => ({ type: "inspected", containers: [web({ probes: probes.slice(0, count) })] }));
    const drafts = told([{ type: "listed", containers: [web()] }, ...looks, ...looks]);
    expect(words(drafts)).toEqual(["300 warn health: web failed a health check", "500 good health: web passes its health check again"]);
    expect(drafts[0]?.detail).toContain("first");
    expect(drafts[1]?.detail).toBe("After 2 failed checks in 0.2 s.");
  });

  test("a turn of health carries the probe's words, also when the look that brings them comes later", () => {
    const drafts = told([
      listed, { type: "health", id: "c1", at: 300, status: "unhealthy" },
      { type: "inspected", containers: [web({ health: "unhealthy", probes: [probe(250, 1, "connection refused")] })] },
      { type: "health", id: "c1", at: 900, status: "healthy" },
      { type: "inspected", containers: [web({ probes: [probe(250, 1), probe(850, 0)] })] },
    ]);
    expect(words(drafts)).toEqual(["300 bad health: web is unhealthy", "900 good health: web is healthy again"]);
    expect(drafts[0]?.detail).toContain("connection refused");
  });

  test("failing checks of a start are its way to be ready, no problem", () => {
    const drafts = told([
      { type: "inspected", containers: [web({ health: "starting", probes: [probe(200, 1)] })] },
      { type: "health", id: "c1", at: 6_200, status: "healthy" },
      { type: "inspected", containers: [web({ probes: [probe(200, 1), probe(6_150, 0)] })] },
    ]);
    expect(words(drafts)).toEqual(["100 info start: web started", "6200 good health: web is healthy"]);
    expect(drafts[1]?.detail).toBe("6.1 s after its start");
  });

  test("what has ended is not unhealthy, though the engine calls it so", () => {
    expect(words(told([listed, { type: "died", id: "c1", at: 500, code: 3 }, { type: "inspected", containers: [web({ status: "restarting", health: "unhealthy" })] }]))).toEqual(["500 bad exit: web ended with exit 3"]);
  });

  test("what happened while nobody watched is filled in at its own time, and what was before is not told again", () => {
    const fact = web({ status: "exited", exitCode: 3, finishedAt: 5_000, probes: [probe(900, 0), probe(4_000, 1, "lost it")] });
    expect(words(told([{ type: "listed", containers: [fact] }], { gapFrom: 1_000 }))).toEqual(["5000 bad exit: web ended with exit 3", "4000 warn health: web failed a health check"]);
    expect(told([{ type: "listed", containers: [fact] }], { gapFrom: 6_000 })).toEqual([]);
  });

  test("of a health that turned while nobody watched the turn is told; where the engine has forgotten it, that it is so", () => {
    const failed = [4_000, 6_000, 8_000].map((at) => probe(at, 1, "refused"));
    const seen = (probes: Probe[], gapFrom: number): string[] => words(told([{ type: "listed", containers: [web({ health: "unhealthy", probes })] }], { gapFrom }));
    expect(seen([probe(2_000, 0), ...failed], 3_000)).toEqual(["4000 warn health: web failed a health check", "8000 bad health: web is unhealthy after 3 failed health checks"]);
    expect(seen(failed, 3_000)).toEqual(["4000 bad health: web was unhealthy"]);
    expect(seen(failed, 4_000)).toEqual([]);
    expect(seen([probe(2_000, 0), ...failed], 5_000), "one failure is not unhealthy yet").toEqual(["8000 bad health: web is unhealthy after 3 failed health checks"]);
    expect(seen([probe(2_000, 0), ...failed, probe(9_000, 1)], 8_000), "three are").toEqual([]);
  });

  test("failures that one look brings together with the pass after them count", () => {
    const fail = (count: number): Probe[] => Array.from({ length: count }, (_, index) => probe(2_000 + index * 1_000, 1));
    const well = told([listed, { type: "health", id: "c1", at: 4_000, status: "unhealthy" }, { type: "inspected", containers: [web({ health: "unhealthy", probes: fail(3) })] },
      { type: "health", id: "c1", at: 7_000, status: "healthy" }, { type: "inspected", containers: [web({ probes: [...fail(5).slice(1), probe(7_000, 0)] })] }]);
    expect(well.at(-1)).toMatchObject({ title: "is healthy again", detail: "After 5 failed checks in 5.0 s." });
  });

  test("a list after a lost engine tells what it missed and what is gone, once", () => {
    const again: FactEvent = { type: "listed", containers: [web({ startedAt: 9_000, finishedAt: 8_000, restarts: 2 })] };
    const gone: FactEvent = { type: "listed", containers: [] };
    const watch = new ContainerWatch(() => false);
    const first = watch.entries(listed, reduceFacts(new Map(), listed), 1, null);
    expect([...first, ...watch.entries(again, new Map(), 10_000, 7_000)].map((one) => `${one.at} ${one.title}`)).toEqual(["8000 ended", "9000 started"]);
    expect(watch.entries(again, new Map(), 20_000, 15_000)).toEqual([]);
    expect(watch.entries(gone, new Map(), 30_000, 15_000).map((one) => one.title)).toEqual(["lost its container: it was removed"]);
  });

  test("a start read off the first look is not told again by its event", () => {
    expect(words(told([{ type: "inspected", containers: [web({ health: "starting" })] }, { type: "started", id: "c1", at: 105 }]))).toEqual(["100 info start: web started"]);
  });

  test("of several containers each entry says its number, also of one that is removed; a recreate is none of several", () => {
    const second = web({ id: "c2", number: 2, health: "starting" });
    const drafts = told([listed, { type: "inspected", containers: [second] }, { type: "died", id: "c1", at: 500, code: 3 }, { type: "removed", id: "c2", at: 600 }, { type: "died", id: "c1", at: 700, code: 3 }]);
    expect(drafts.map(({ title, replica }) => `${replica} ${title}`)).toEqual(["2 started", "1 ended with exit 3", "2 lost its container: it was removed", "undefined ended with exit 3"]);
    expect(told([listed, { type: "inspected", containers: [web({ id: "c3", health: "starting" })] }, { type: "removed", id: "c1", at: 600 }]).map(({ replica }) => replica)).toEqual([undefined, undefined]);
  });

  test("any sequence of facts gives entries with sound times and bounded texts, and never throws", () => {
    const id = fc.constantFrom("c1", "c2", "zz");
    const at = fc.nat(2_000_000);
    const fact = fc.record({
      id, health: fc.constantFrom("starting" as const, "healthy" as const, "unhealthy" as const, null), status: fc.constantFrom("created" as const, "running" as const, "paused" as const, "restarting" as const, "exited" as const),
      startedAt: fc.option(at), finishedAt: fc.option(at), oomKilled: fc.boolean(), exitCode: fc.integer(), restarts: fc.nat(5),
      probes: fc.array(fc.record({ at, durationMs: fc.nat(), exitCode: fc.integer({ min: -1, max: 2 }), output: fc.string({ maxLength: 3_000 }) }), { maxLength: 5 }),
    }).map((part) => container(part));
    const event: fc.Arbitrary<FactEvent> = fc.oneof(
      fc.record({ type: fc.constantFrom("listed" as const, "inspected" as const), containers: fc.array(fact, { maxLength: 3 }) }),
      fc.record({ type: fc.constant("died" as const), id, at, code: fc.integer() }),
      fc.record({ type: fc.constantFrom("started" as const, "removed" as const, "oom" as const), id, at }),
      fc.record({ type: fc.constant("signalled" as const), id, at, signal: fc.nat(64) }),
      fc.record({ type: fc.constant("health" as const), id, at, status: fc.constantFrom("starting" as const, "healthy" as const, "unhealthy" as const) }),
    );
    fc.assert(fc.property(fc.array(event, { maxLength: 60 }), fc.option(at), (events, gapFrom) => {
      for (const draft of told(events, { gapFrom })) {
        expect(Number.isFinite(draft.at)).toBe(true);
        expect(draft.title.length + (draft.detail?.length ?? 0)).toBeLessThan(2_000);
        expect(draft.service).toBe("web");
      }
    }));
  });
});

test("each probe is kept once, its output cut", () => {
  const kept = new Map<string, number>();
  expect(freshProbes([web({ probes: [probe(1, 0), probe(2, 1, "x".repeat(900))] })], kept).map((one) => [one.at, one.output.length])).toEqual([[1, 4], [2, 300]]);
  expect(freshProbes([web({ probes: [probe(2, 1), probe(3, 0)] })], kept).map((one) => one.at)).toEqual([3]);
});

test("a probe of one container is kept though another of the service had a later one", () => {
  const kept = new Map<string, number>();
  expect(freshProbes([web({ probes: [probe(5, 0)] }), web({ id: "c2", number: 2, probes: [probe(4, 1)] })], kept).map((one) => one.at)).toEqual([5, 4]);
});
