import fc from "fast-check";
import { expect, test } from "vitest";
import { service } from "@/lib/client/samples.test-support";
import { layoutMap } from "./mapLayout";

const stack = [
  service("mlflow", { depth: 1 }, ["db"]),
  service("cache"),
  service("db"),
  service("init", { depth: 1, kind: "one-shot" }, ["db", "cache"]),
  service("web", { depth: 2 }, ["db", "cache", "init"]),
  service("cli", { depth: 2, kind: "tool" }, ["init"]),
  service("flower", { depth: 2, optional: true }, ["cache"]),
];

test("services stand in columns by depth, each beside what it waits for", () => {
  const { columns } = layoutMap(stack);
  expect(columns.map((column) => column.services.map((one) => one.name))).toEqual([["cache", "db"], ["init", "mlflow"], ["web"]]);
  expect(columns.map((column) => column.title)).toEqual(["Starts first", "After cache and db", "After init"]);
});

test("what feeds the next column stands above what is needed further away", () => {
  const { columns } = layoutMap([service("a"), service("b"), service("mid", { depth: 1 }, ["b"]), service("end", { depth: 2 }, ["a", "mid"])]);
  expect(columns[0]?.services.map((one) => one.name)).toEqual(["b", "a"]);
});

test("tools and optional services stand apart", () => {
  expect(layoutMap(stack).extra.map((one) => one.name)).toEqual(["flower", "cli"]);
});

test("a dependency that another one already waits for gets no edge of its own", () => {
  expect(layoutMap(stack).edges.filter((edge) => edge.to === "web").map((edge) => edge.from)).toEqual(["init"]);
});

test("an edge is dashed while it is waited for and blue while what it feeds starts", () => {
  const waiting = service("web", { depth: 1, state: "waiting", dependsOn: [{ service: "db", condition: "healthy", ready: false }] });
  const starting = service("worker", { depth: 1, state: "starting" }, ["db"]);
  expect(layoutMap([service("db"), waiting, starting]).edges.map((edge) => edge.kind)).toEqual(["wait", "go"]);
});

test("every service has exactly one place, whatever the model says, circles included", () => {
  const names = ["a", "b", "c", "d"];
  const any = fc.uniqueArray(fc.record({ name: fc.constantFrom(...names), depth: fc.nat(5), optional: fc.boolean(), needs: fc.uniqueArray(fc.constantFrom(...names, "elsewhere")) }), { selector: (one) => one.name });
  fc.assert(fc.property(any, (all) => {
    const { columns, extra } = layoutMap(all.map(({ name, needs, ...part }) => service(name, part, needs)));
    expect([...columns.flatMap((column) => column.services), ...extra].map((one) => one.name).sort()).toEqual(all.map((one) => one.name).sort());
  }));
});
