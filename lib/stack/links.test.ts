import { expect, test } from "vitest";
import type { Port } from "../contracts/service";
import { describeLinks } from "./links";
import type { StackModel } from "./model";
import { row, service } from "./samples.test-support";

const model: StackModel = { name: "s", title: "s", volumes: [], login: null, bases: [], services: [service({ name: "web", link: { title: "UI", port: 443, path: "/" } })] };
const port = (host: number | null, protocol: string): Port => ({ service: "web", container: 443, protocol, host, address: "127.0.0.1", variable: null, state: "open", owner: null, suggestion: null, back: null });

test("a page is opened at the number that its port has now, never at that of another protocol; without a number there is no link", () => {
  const urls = (...ports: Port[]): string[] => describeLinks(model, [row("web", "healthy")], ports, 0).map(({ url }) => url);
  expect(urls(port(5353, "udp"), port(32768, "tcp"))).toEqual(["http://localhost:32768/"]);
  expect(urls(port(null, "tcp"))).toEqual([]);
});
