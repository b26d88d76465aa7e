import fc from "fast-check";
import { expect, test } from "vitest";
import { ServiceState } from "../contracts/service";
import { hostPortsOf, memoryLimitOf, replicasOf, runningIn, runsSince, scaled, together } from "./replicas";
import type { Replica } from "./replicas";
import { container } from "./samples.test-support";
import type { Verdict } from "./state";

const worker = { name: "worker", kind: "long-running" as const };
const replica = (number: number, state: Verdict["state"], part: Partial<Verdict> = {}, status: Replica["container"]["status"] = "running"): Replica =>
  ({ container: container({ id: `c${number}`, number, status }), verdict: { state, reason: state, since: 1, ...part } });
const facts = (...parts: Parameters<typeof container>[0][]) => new Map(parts.map(container).map((fact) => [fact.id, fact]));

test("a service's containers are told by number, of each number the newest", () => {
  const found = replicasOf(facts({ id: "old", number: 2, createdAt: 1 }, { id: "new", number: 2, createdAt: 2 }, { id: "one", createdAt: 9 }, { id: "other", service: "db", number: 3 }), "web");
  expect(found.map(({ id }) => id)).toEqual(["one", "new"]);
});

test("a service is scaled when its containers have several numbers", () => {
  const of = (service: string, ...numbers: number[]) => numbers.map((number) => ({ service, number }));
  expect([...scaled([...of("web", 1, 1), ...of("worker", 2, 1, 3), ...of("db", 4), ...of("queue", 2, 3)])]).toEqual(["worker", "queue"]);
  expect(scaled([]).size).toBe(0);
});

test("a container that runs or is paused holds its ports, one that has ended does not", () => {
  const of = (number: number, status: "running" | "paused" | "exited") => container({ id: String(number), number, status, hostPorts: [{ host: 8080 + number, container: 80, protocol: "tcp" }] });
  const facts = new Map([of(1, "running"), of(2, "paused"), of(3, "exited")].map((fact) => [fact.id, fact]));
  expect(hostPortsOf(facts, "web").map(({ host }) => host)).toEqual([8081, 8082]);
});

test("one container speaks for itself", () => {
  const only = replica(1, "healthy");
  expect(together(worker, [only])).toEqual({ verdict: only.verdict, container: only.container, ready: 1 });
});

test("the worst replica is the service's state, named, with how many are healthy", () => {
  for (const [first, second] of [[replica(1, "healthy"), replica(2, "unhealthy", { reason: "Health check fails: no" })], [replica(1, "starting"), replica(2, "failed")]] as const) {
    expect(together(worker, [first, second])).toMatchObject({ container: { id: "c2" }, verdict: { state: second.verdict.state } });
    expect(together(worker, [second, first])).toMatchObject({ container: { id: "c2" }, verdict: { state: second.verdict.state } });
  }
  expect(together(worker, [replica(1, "healthy"), replica(2, "unhealthy", { reason: "Health check fails: no" })]))
    .toMatchObject({ ready: 1, verdict: { reason: "1 of 2 healthy. worker-2: Health check fails: no" } });
});

test("what all say is said once, by the one that came to it last", () => {
  expect(together(worker, [replica(1, "healthy", { since: 5 }), replica(2, "healthy", { since: 3 })])).toMatchObject({ container: { id: "c1" }, ready: 2, verdict: { since: 5, reason: "2 of 2 healthy. healthy" } });
  expect(together({ name: "init", kind: "one-shot" }, [replica(1, "completed"), replica(2, "completed")]).verdict).toMatchObject({ state: "completed", reason: "2 of 2 completed. completed" });
  expect(together(worker, [replica(1, "off"), replica(2, "off")]).verdict.state).toBe("off");
});

test("a service is not off while one of its replicas works", () => {
  expect(together(worker, [replica(1, "healthy"), replica(2, "off", { reason: "Stopped" }, "exited")]).verdict).toMatchObject({ state: "unhealthy", reason: "1 of 2 healthy. worker-2: Stopped" });
  expect(together(worker, [replica(1, "healthy"), replica(2, "off", {}, "created")]).verdict.state).toBe("waiting");
});

test("however many there are, a service is healthy only when all are, and the order changes nothing but who speaks", () => {
  const states = fc.array(fc.constantFrom(...ServiceState.options), { minLength: 1, maxLength: 6 });
  fc.assert(fc.property(states, (all) => {
    const replicas = all.map((state, index) => replica(index + 1, state, {}, state === "off" ? "exited" : "running"));
    const [first, ...others] = replicas;
    const [last, ...before] = replicas.toReversed();
    if (!first || !last) return;
    const { verdict, ready } = together(worker, [first, ...others]);
    expect(verdict.state === "healthy").toBe(all.every((state) => state === "healthy"));
    expect(together(worker, [last, ...before])).toMatchObject({ ready, verdict: { state: verdict.state } });
  }));
});

test("the memory limit is that of all together, and none where one has none", () => {
  expect(memoryLimitOf([container({ memoryLimit: 5 }), container({ memoryLimit: 7 })])).toBe(12);
  expect(memoryLimitOf([container({ memoryLimit: 5 }), container({})])).toBeNull();
  expect(memoryLimitOf([])).toBeNull();
});

test("what runs is told by container, and since when by the first that was started", () => {
  const all = facts({ id: "a", number: 1, startedAt: 20 }, { id: "b", number: 2, startedAt: 10 }, { id: "c", number: 3, startedAt: 1, status: "exited" });
  expect([...runningIn(all, [{ name: "web" }, { name: "db" }])]).toEqual([["a", "web"], ["b", "web"]]);
  expect(runsSince([...all.values()])).toBe(10);
  expect(runsSince([])).toBeNull();
});
