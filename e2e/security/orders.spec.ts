import { withNeighbour } from "../support/neighbour";
import { docker } from "../support/run";
import { expect, test } from "./target";

const hostileNames = ["web; id", "$(id)", "`id`", "web\nid", "--file=/etc/passwd", "-v", "../../etc/passwd", "..%2f..%2fetc%2fpasswd", "web%00", "__proto__", "constructor", "toString", ""];

test("hostile order bodies are refused and nothing is spawned", async ({ target }) => {
  const bodies: unknown[] = [
    ...hostileNames.flatMap((service) => [{ kind: "restart-service", service }, { kind: "switch-on", service }, { kind: "switch-off", service }]),
    ...hostileNames.map((kind) => ({ kind })),
    { kind: "start", service: "web" }, { kind: "start", args: ["-v", "/:/x"] }, { kind: ["start"] }, { kind: { toString: "start" } },
    { kind: "reset" }, { kind: "reset", confirm: "" }, { kind: "reset", confirm: true }, { kind: "reset", confirm: `${target.stack.name} ` },
    { kind: "restart-service", service: { name: "web" } }, { kind: "restart-service", service: ["web"] },
    [], null, 1, "start", {},
  ];
  const raw = ["", "{", "[[[[", '{"kind":"start"', "\u0000", `{"kind":"${"a".repeat(2_000_000)}"}`, '{"__proto__":{"kind":"start"}}', '{"kind":"start","kind":"reset"}'];
  await target.expectUntouched(async () => {
    for (const body of [...bodies.map((value) => JSON.stringify(value)), ...raw]) {
      const reply = await target.send({ method: "POST", target: "/api/operations", headers: target.ownHeaders, body });
      expect.soft(reply.status, body.slice(0, 120)).toBeGreaterThanOrEqual(400);
      expect.soft(reply.status, body.slice(0, 120)).toBeLessThan(500);
      expect.soft(JSON.parse(reply.body), body.slice(0, 120)).toHaveProperty("error.code");
    }
  });
});

test("hostile port bodies are refused and the environment file stays as it is", async ({ target }) => {
  const bodies = [
    { service: "web", container: 8000, host: 80 }, { service: "web", container: 8000, host: 65_536 }, { service: "web", container: 8000, host: 8080.5 },
    { service: "web", container: 8000, host: "8080" }, { service: "web", container: 8000, host: "8080\nPATH=/tmp" }, { service: "web", container: 1, host: 8080 },
    { service: "store", container: 5432, host: 8080 }, { service: "nobody", container: 8000, host: 8080 }, { service: "web", container: 8000 },
    { service: "web", container: 8000, host: 8080, variable: "PATH" }, { service: "__proto__", container: 8000, host: 8080 },
  ];
  const before = await target.stack.environment();
  await target.expectUntouched(async () => {
    for (const body of bodies) {
      const reply = await target.send({ method: "PUT", target: "/api/ports", headers: target.ownHeaders, body: JSON.stringify(body) });
      expect.soft(reply.status, JSON.stringify(body)).toBeGreaterThanOrEqual(400);
      expect.soft(reply.status, JSON.stringify(body)).toBeLessThan(500);
    }
  });
  expect(await target.stack.environment()).toBe(before);
});

test("names that are not this stack's own answer 404, another project's container too", async ({ target }) => {
  await withNeighbour(`${target.stack.name}-foreign`, { volume: `${target.stack.name}-foreign` }, async (foreign) => {
    const names = [foreign, foreign.slice(0, 12), `${target.stack.name}-foreign`, "airflow-webserver", ...hostileNames.filter(Boolean)].map(encodeURIComponent);
    const requests = names.flatMap((name) => [
      { method: "GET", target: `/api/services/${name}` },
      { method: "GET", target: `/api/services/${name}/environment/PATH` },
      { method: "GET", target: `/api/logs?services=${name}` },
      { method: "GET", target: `/api/logs/file?service=${name}&format=txt` },
      { method: "GET", target: `/api/operations/${name}/output` },
      { method: "GET", target: `/api/history/probes?service=${name}` },
      { method: "GET", target: `/api/history/starts?service=${name}` },
      { method: "DELETE", target: `/api/operations/${name}` },
    ]);
    await target.expectUntouched(async () => {
      for (const request of requests) {
        const reply = await target.send({ ...request, headers: target.ownHeaders });
        expect.soft([400, 404], `${request.method} ${request.target}: ${reply.status}`).toContain(reply.status);
      }
      const order = await target.send({ method: "POST", target: "/api/operations", headers: target.ownHeaders, body: JSON.stringify({ kind: "restart-service", service: foreign }) });
      expect(order.status).toBe(404);
    });
    expect(await docker("inspect", "--format", "{{.State.Running}} {{.RestartCount}}", foreign)).toBe("true 0");
  });
  await docker("volume", "rm", `${target.stack.name}-foreign`);
});

test("the number of log lines is bounded", async ({ target }) => {
  for (const count of ["-1", "1e9", "all", "10; id"]) {
    const reply = await target.send({ target: `/api/logs?services=store&tail=${encodeURIComponent(count)}`, headers: target.ownHeaders });
    expect.soft(reply.status, count).toBe(400);
  }
});
