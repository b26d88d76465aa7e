import net from "node:net";
import { expect, test } from "vitest";
import { row, service } from "../stack/samples.test-support";
import type { StackModel } from "../stack/model";
import { PortWatch } from "./portWatch";

const open = { container: 80, protocol: "tcp", host: null, address: "127.0.0.1", variable: null, preset: null };
const model: StackModel = { name: "s", title: "s", volumes: [], login: null, bases: [], services: [service({ name: "web", ports: [open, { ...open, container: 90, address: null }] })] };

test("a port that the engine chooses is shown with the number that each container got; one inside the stack stays inside", () => {
  const held = [{ host: 32768, container: 80, protocol: "tcp" }, { host: 32769, container: 80, protocol: "tcp" }, { host: 5353, container: 80, protocol: "udp" }];
  const ports = new PortWatch().describe(model, [row("web", "healthy")], () => held);
  expect(ports.map(({ host, container, state }) => [host, container, state])).toEqual([[32768, 80, "open"], [32769, 80, "open"], [null, 90, "internal"]]);
});

test("before its start nobody knows the number", () => {
  const ports = new PortWatch().describe(model, [row("web", "off")], () => []);
  expect(ports.map(({ host, state }) => [host, state])).toEqual([[null, "off"], [null, "internal"]]);
});

test("a container's port that is published at a number of its own too, or left open twice, is told once by each number", () => {
  const fixed = { ...open, host: 8080 };
  const twice: StackModel = { ...model, services: [service({ name: "web", ports: [fixed, open, { ...open, address: "::1" }] })] };
  const held = [8080, 32768, 32769].map((host) => ({ host, container: 80, protocol: "tcp" }));
  expect(new PortWatch().describe(twice, [row("web", "healthy", { startedAt: 1 })], () => held).map(({ host, state }) => [host, state])).toEqual([[8080, "open"], [32768, "open"], [32769, "open"]]);
  expect(new PortWatch().describe(twice, [row("web", "off")], () => []).map(({ host, state }) => [host, state])).toEqual([[8080, "off"], [null, "off"]]);
});

test("a port that was moved has its own number to go back to while that is free and the service does not run", async () => {
  const holder = net.createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => holder.once("listening", resolve));
  const preset = (holder.address() as net.AddressInfo).port;
  const moved = { ...open, host: preset - 1, variable: "WEB_PORT", preset };
  const stack: StackModel = { ...model, services: [service({ name: "web", ports: [moved] })] };
  const watch = new PortWatch();
  const back = async (now: StackModel, startedAt: number | null) => {
    const services = [row("web", "off", { startedAt })];
    await watch.look(null, "s", now, services);
    return watch.describe(now, services, () => [])[0]?.back;
  };
  expect(await back(stack, null)).toBe(null);
  await new Promise((resolve) => holder.close(resolve));
  expect(await back(stack, null)).toBe(preset);
  expect(await back(stack, 1)).toBe(null);
  const usedByAnother = service({ name: "other", ports: [{ ...open, host: preset }] });
  expect(await back({ ...stack, services: [...stack.services, usedByAnother] }, null)).toBe(null);
});
