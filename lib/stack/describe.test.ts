import { expect, test } from "vitest";
import { describeServices } from "./describe";
import type { ContainerFact, Facts } from "./facts";
import type { StackModel } from "./model";
import { container, service } from "./samples.test-support";

const needs = (name: string) => ({ service: name, condition: "healthy" as const });
const services = [service({ name: "db" }), service({ name: "api", dependsOn: [needs("db")] }), service({ name: "web", dependsOn: [needs("api")] })];

function described(parts: Record<string, Partial<ContainerFact>>, asked = services) {
  const facts: Facts = new Map(Object.entries(parts).map(([name, part]) => [name, container({ id: name, service: name, ...part })]));
  const model: StackModel = { name: "s", title: "S", services: asked, volumes: [], login: null, bases: [] };
  const all = describeServices({ model, facts, engine: { state: "connected", since: 0 }, operation: null, switchedOn: new Set(), expected: new Map(), commandFor: () => "", now: 1_000_000 });
  return (name: string) => all.find((one) => one.name === name);
}

const ill: Partial<ContainerFact> = { health: "unhealthy", probes: [{ at: 1, durationMs: 1, exitCode: 1, output: "no connection" }] };
const killed: Partial<ContainerFact> = { status: "exited", exitCode: 137, restartPolicy: "on-failure", exits: [{ at: 900_000, code: 137 }] };

test("a service that was killed while the rest runs has failed, with its exit", () => {
  expect(described({ db: killed, api: {}, web: {} })("db")).toMatchObject({ state: "failed", reason: expect.stringContaining("exit 137, killed") as string, blame: null });
});

test("an ill service names the one that it lacks, down to the first of them", () => {
  const of = described({ db: killed, api: ill, web: ill });
  expect(of("api")).toMatchObject({ state: "unhealthy", blame: "db", reason: "It needs db, which has failed. Health check fails: no connection" });
  expect(of("web")).toMatchObject({ blame: "db" });
});

test("an ill service whose needs are met, or come just now, has only itself to blame", () => {
  expect(described({ db: {}, api: ill, web: {} })("api")).toMatchObject({ blame: null, reason: "Health check fails: no connection" });
  expect(described({ db: { health: "starting" }, api: ill, web: {} })("api")?.blame).toBeNull();
});

test("a service of several containers is what the worst is; its restarts are theirs together, and it runs while one runs", () => {
  const of = described({ db: { restarts: 1 }, db2: { service: "db", number: 2, restarts: 2, ...ill }, db3: { service: "db", number: 3, status: "exited", exitCode: 1 } });
  expect(of("db")).toMatchObject({ state: "failed", reason: "1 of 3 healthy. db-3: Ended with exit 1 and should have kept running", replicas: { all: 3, ready: 1 }, restarts: 3, startedAt: 2, exitCode: 1, containerId: "db3" });
});

test("of a service that has fewer containers than the file asks for that is said, and as long as they are well it is no problem", () => {
  const asked = [service({ name: "db", replicas: 3 })];
  const word = "The compose file asks for 3 containers";
  expect(described({ db: {} }, asked)("db")).toMatchObject({ state: "healthy", reason: `The last health check passed. ${word}, 1 is there` });
  expect(described({ db: {}, db2: { service: "db", number: 2 } }, asked)("db")?.reason).toMatch(`${word}, 2 are there`);
  expect(described({ db: ill }, asked)("db")?.reason).not.toContain(word);
  expect(described({}, asked)("db")?.reason).not.toContain(word);
});

test("an end beside another container of the service that runs is no sign that everything was stopped", () => {
  expect(described({ web: {}, web2: { service: "web", number: 2, status: "exited", exitCode: 0 } })("web")?.state).toBe("failed");
});

test("who waits for a service waits for all of its containers", () => {
  const ready = (second: Partial<ContainerFact>) => described({ db: {}, db2: { service: "db", number: 2, ...second } })("api")?.dependsOn;
  expect(ready({ health: "starting" })).toMatchObject([{ ready: false }]);
  expect(ready({})).toMatchObject([{ ready: true }]);
  expect(described({})("api")?.dependsOn).toMatchObject([{ ready: false }]);
});
