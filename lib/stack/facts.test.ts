import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { reduceFacts } from "./facts";
import type { FactEvent, Facts } from "./facts";
import { container } from "./samples.test-support";

const one: Facts = new Map([["c1", container({})]]);

describe("reducer of facts", () => {
  test("a health event changes health and remembers when", () => {
    expect(reduceFacts(one, { type: "health", id: "c1", at: 99, status: "unhealthy" }).get("c1")).toMatchObject({ health: "unhealthy", healthSince: 99 });
  });

  test("the same health again keeps the time of the change", () => {
    expect(reduceFacts(one, { type: "health", id: "c1", at: 99, status: "healthy" }).get("c1")).toMatchObject({ healthSince: 10 });
  });

  test("an event about an unknown container changes nothing", () => {
    expect(reduceFacts(one, { type: "died", id: "other", at: 1, code: 1 })).toBe(one);
  });

  test("ends are kept, the last ten, and a fresh inspect does not forget them", () => {
    let facts = one;
    for (let at = 0; at < 15; at++) facts = reduceFacts(facts, { type: "died", id: "c1", at, code: 1 });
    facts = reduceFacts(facts, { type: "inspected", containers: [container({ status: "restarting", exits: [] })] });
    expect(facts.get("c1")?.exits.map((exit) => exit.at)).toEqual([5, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
  });

  test("a stop signal marks the end that follows as asked for; a start clears it", () => {
    const signalled = reduceFacts(one, { type: "signalled", id: "c1", at: 1, signal: 15 });
    expect(signalled.get("c1")?.stopRequested).toBe(true);
    expect(reduceFacts(signalled, { type: "started", id: "c1", at: 5 }).get("c1")?.stopRequested).toBe(false);
    expect(reduceFacts(one, { type: "signalled", id: "c1", at: 1, signal: 1 }).get("c1")?.stopRequested).toBe(false);
  });

  test("an end that was asked for does not count towards a crash loop", () => {
    const obeyed = reduceFacts(one, { type: "signalled", id: "c1", at: 1, signal: 15 });
    const notObeyed = reduceFacts(obeyed, { type: "signalled", id: "c1", at: 2, signal: 9 });
    for (const facts of [obeyed, notObeyed]) expect(reduceFacts(facts, { type: "died", id: "c1", at: 3, code: 137 }).get("c1")?.exits).toEqual([]);
  });

  test("a container that is killed without being asked to stop has crashed", () => {
    const killed = reduceFacts(one, { type: "signalled", id: "c1", at: 1, signal: 9 });
    expect(reduceFacts(killed, { type: "died", id: "c1", at: 3, code: 137 }).get("c1")).toMatchObject({ stopRequested: false, exits: [{ at: 3, code: 137 }] });
  });

  test("a fresh list forgets what is gone", () => {
    expect(reduceFacts(one, { type: "listed", containers: [] }).size).toBe(0);
  });

  test("no order of events breaks it or touches the facts it was given", () => {
    const id = fc.constantFrom("c1", "c2", "zz");
    const at = fc.nat();
    const event: fc.Arbitrary<FactEvent> = fc.oneof(
      fc.record({ type: fc.constant("died" as const), id, at, code: fc.integer() }),
      fc.record({ type: fc.constant("started" as const), id, at }),
      fc.record({ type: fc.constant("removed" as const), id, at }),
      fc.record({ type: fc.constant("oom" as const), id, at }),
      fc.record({ type: fc.constant("signalled" as const), id, at, signal: fc.nat(64) }),
      fc.record({ type: fc.constant("health" as const), id, at, status: fc.constantFrom("starting" as const, "healthy" as const, "unhealthy" as const) }),
      fc.constant<FactEvent>({ type: "inspected", containers: [container({ id: "c2" })] }),
    );
    fc.assert(fc.property(fc.array(event, { maxLength: 60 }), (events) => {
      const before = JSON.stringify([...one]);
      const after = events.reduce(reduceFacts, one);
      for (const fact of after.values()) expect(fact.exits.length).toBeLessThanOrEqual(10);
      expect(JSON.stringify([...one])).toBe(before);
    }));
  });
});
