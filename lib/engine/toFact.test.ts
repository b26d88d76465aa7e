import { expect, test } from "vitest";
import { InspectReply } from "./replies";
import { factFromInspect } from "./toFact";

function fact(status: string, exitCodes: number[]) {
  const Log = exitCodes.map((ExitCode, index) => ({ Start: new Date(100_000 + index * 1_000).toISOString(), End: new Date(100_010 + index * 1_000).toISOString(), ExitCode }));
  return factFromInspect(InspectReply.parse({
    Id: "c1", Name: "/web", Created: "2026-01-01T00:00:00Z", HostConfig: {}, NetworkSettings: {},
    State: { Status: "running", StartedAt: "2026-01-01T00:00:01Z", FinishedAt: "0001-01-01T00:00:00Z", Health: { Status: status, Log } },
    Config: { Image: "web", Labels: {}, Healthcheck: { Interval: 5e9, Retries: 0 } },
  }));
}

test("one that was unhealthy before we looked is so since its probes began to fail; of what is healthy nobody knows", () => {
  expect(fact("unhealthy", [0, 1, 1]).healthSince).toBe(101_000);
  expect(fact("unhealthy", [1, 1]).healthSince).toBe(100_000);
  expect(fact("healthy", [1, 0]).healthSince).toBeNull();
});

test("what the engine does not probe because it is paused is as its last probe left it, not unhealthy", () => {
  expect(fact("unhealthy", [1, 0])).toMatchObject({ health: "healthy", healthSince: null });
  expect(fact("unhealthy", [])).toMatchObject({ health: "unhealthy" });
});

test("how its health check runs is told in milliseconds, with the engine's defaults", () => {
  expect(fact("healthy", [])).toMatchObject({ probeEveryMs: 5_000, probeRetries: 3 });
});

test("a port of the host is told once, though it is bound for two address families; one that is not published is none", () => {
  const both = [{ HostIp: "0.0.0.0", HostPort: "8080" }, { HostIp: "::", HostPort: "8080" }];
  const reply = InspectReply.parse({
    Id: "c1", Name: "/web", Created: "2026-01-01T00:00:00Z", HostConfig: {}, State: { Status: "running", StartedAt: "2026-01-01T00:00:01Z", FinishedAt: "0001-01-01T00:00:00Z" }, Config: { Image: "web", Labels: {} },
    NetworkSettings: { Ports: { "80/tcp": both, "53/udp": [{ HostIp: "127.0.0.1", HostPort: "5353" }], "9000/tcp": null } },
  });
  expect(factFromInspect(reply).hostPorts).toEqual([{ host: 8080, container: 80, protocol: "tcp" }, { host: 5353, container: 53, protocol: "udp" }]);
});
