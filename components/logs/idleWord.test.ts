import { expect, test } from "vitest";
import { service, snapshot } from "@/lib/client/samples.test-support";
import { idleWord } from "./idleWord";

test("a log is live only while the engine answers and one of its services runs", () => {
  const runs = service("web", { startedAt: 5, containerId: "c1" }), ended = service("setup", { containerId: "c2", exitCode: 0 }), off = service("worker");
  const { engine } = snapshot(), services = [runs, ended, off];
  expect(idleWord({ engine, services }, ["web", "setup", "worker"])).toBeNull();
  expect(idleWord({ engine, services }, ["setup", "worker"])).toBe("Ended");
  expect(idleWord({ engine, services }, ["worker"])).toBe("Not running");
  expect(idleWord({ engine, services: [service("created", { containerId: "c3" })] }, ["created"])).toBe("Not running");
  expect(idleWord({ engine: { ...engine, state: "lost" }, services }, ["web"])).toBe("No engine");
});
