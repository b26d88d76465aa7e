import { expect, test } from "vitest";
import { row, service } from "../stack/samples.test-support";
import type { StackModel } from "../stack/model";
import { addressOf, pagePort, speakers, waitFor } from "./targets";

const port = { container: 8080, protocol: "tcp", host: 18080, address: "127.0.0.1", variable: null, preset: null };
const model: StackModel = {
  name: "s", title: "s", volumes: [], login: null, bases: [],
  services: [service({ name: "ui", speaks: "airflow-2", ports: [port], link: { title: "UI", port: 8080, path: "/" } }), service({ name: "other" }), service({ name: "hidden", speaks: "mlflow" })],
};
const services = [row("ui", "healthy"), row("other", "healthy"), row("hidden", "starting")];

test("who is asked is told by the compose file, and only a healthy service is", () => {
  expect(speakers(model, services, "airflow-2").map((target) => target.service.name)).toEqual(["ui"]);
  expect(speakers(model, services, "celery-broker")).toEqual([]);
  expect(speakers(null, services, "airflow-2")).toEqual([]);
  expect(speakers(model, services, "airflow-2").map(waitFor)).toEqual([null]);
  expect(speakers(model, services, "mlflow").map(waitFor)).toEqual(["hidden is starting"]);
});

test("it is reached on the published port of its page, on the address that the port is bound to", () => {
  expect(speakers(model, services, "airflow-2").map((target) => pagePort(target, []))).toEqual([port]);
  expect(speakers(model, services, "mlflow").map((target) => pagePort(target, []))).toEqual([null]);
  const open = { ...model, services: model.services.map((one) => ({ ...one, ports: one.ports.map((published) => ({ ...published, host: null })) })) };
  const at = (held: Parameters<typeof pagePort>[1]) => speakers(open, services, "airflow-2").map((target) => pagePort(target, held)?.host);
  expect(at([{ host: 53, container: 8080, protocol: "udp" }, { host: 32768, container: 8080, protocol: "tcp" }])).toEqual([32768]);
  expect(at([])).toEqual([null]);
  expect(addressOf(port)).toBe("http://127.0.0.1:18080");
  expect(addressOf({ ...port, address: "0.0.0.0" })).toBe("http://127.0.0.1:18080");
});
