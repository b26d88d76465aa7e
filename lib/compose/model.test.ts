import { expect, test } from "vitest";
import { parseModel, parseRaw } from "./model";

const raw = parseRaw({
  name: "s",
  services: {
    web: { ports: [{ target: 8080, published: "${WEB_PORT:-8080}" }], "x-flightdeck": { role: "pages", link: { title: "Web", port: 8080 } } },
    init: { "x-flightdeck": { kind: "one-shot" } },
    cli: { "x-flightdeck": { kind: "tool" } },
    flower: {},
  },
  "x-flightdeck": { title: "A stack", secrets: { PW: "hex" }, volumes: { v: "all of it" } },
});
const filled = {
  name: "s",
  services: {
    web: {
      image: "w", build: { context: "." }, healthcheck: { test: ["CMD", "x"] }, expose: ["9000"], depends_on: { init: { condition: "service_completed_successfully" } },
      ports: [{ target: 8080, published: "8081", host_ip: "127.0.0.1", protocol: "tcp" }],
      volumes: [{ type: "volume", source: "v", target: "/v" }, { type: "bind", source: "/h", target: "/t" }],
    },
    init: { image: "i" }, cli: { image: "c", profiles: ["debug"] }, flower: { profiles: ["flower"], healthcheck: { disable: true } },
  },
  volumes: { v: { name: "s_v" } },
};

test("both renderings of the compose file make the model", () => {
  const model = parseModel(filled, raw);
  const [web, init, cli, flower] = model.services;
  expect(model).toMatchObject({ name: "s", title: "A stack", volumes: [{ name: "v", engineName: "s_v", external: false, holds: "all of it" }] });
  expect(web).toMatchObject({
    built: true, hasHealthCheck: true, dependsOn: [{ service: "init", condition: "completed" }], volumes: ["v"], binds: [{ source: "/h", target: "/t" }],
    ports: [{ container: 8080, host: 8081, address: "127.0.0.1", variable: "WEB_PORT", preset: 8080 }, { container: 9000, host: null }],
  });
  expect(init?.kind).toBe("one-shot");
  expect(cli).toMatchObject({ kind: "tool", optional: false });
  expect(flower).toMatchObject({ optional: true, hasHealthCheck: false, image: "s-flower" });
});

test("a port whose number the file leaves open, or gives as a range, is published at one that nobody knows yet", () => {
  const ports = [{ target: 80, published: "8080-8090", host_ip: "127.0.0.1" }, { target: 81 }, { target: 82, published: "" }, { target: 83, published: 8083 }, { target: 84, published: "0" }];
  const [web] = parseModel({ name: "s", services: { web: { image: "w", ports } } }, parseRaw({ services: {} })).services;
  expect(web?.ports.map(({ container, host, address }) => [container, host, address])).toEqual([[80, null, "127.0.0.1"], [81, null, "0.0.0.0"], [82, null, "0.0.0.0"], [83, 8083, "0.0.0.0"], [84, null, "0.0.0.0"]]);
});

test("what moves a port, and where it is then not set, is read from the file", () => {
  const texts = ["${P:-8080}", "${P-8080}", "${P}", "${P:?say it}", "${P:-99999}", "${P:-80}80", "8080"];
  const moves = texts.map((published) => {
    const asked = parseRaw({ services: { web: { ports: [{ target: 80, published }] } } });
    const [port] = parseModel({ name: "s", services: { web: { image: "w", ports: [{ target: 80, published: "9090" }] } } }, asked).services[0]?.ports ?? [];
    return [port?.variable, port?.preset];
  });
  expect(moves).toEqual([["P", 8080], ["P", 8080], ["P", null], ["P", null], ["P", null], ["P", null], [null, null]]);
});

test("how many containers the file asks for is read in both of its spellings", () => {
  const services = { one: { image: "i" }, three: { image: "i", deploy: { replicas: 3, resources: {} } }, two: { image: "i", scale: 2 } };
  expect(parseModel({ name: "s", services }, parseRaw({ services: {} })).services.map(({ replicas }) => replicas)).toEqual([1, 3, 2]);
});

test("what a service speaks and how many tasks it runs at once are read from its notes", () => {
  const noted = parseRaw({ services: { worker: { "x-flightdeck": { speaks: "celery-worker", slots: "CONCURRENCY" } }, odd: { "x-flightdeck": { slots: "CONCURRENCY" } } } });
  const services = { worker: { image: "i", environment: { CONCURRENCY: "4", PASSWORD: "secret" } }, odd: { image: "i", environment: { CONCURRENCY: "many" } } };
  const model = parseModel({ name: "s", services }, noted);
  expect(model.services.map(({ speaks, slots }) => [speaks, slots])).toEqual([["celery-worker", 4], [null, null]]);
  expect(JSON.stringify(model)).not.toContain("secret");
});

test("an answer of another shape is refused", () => {
  expect(() => parseModel({ services: { web: { ports: "no" } } }, raw)).toThrow();
});
