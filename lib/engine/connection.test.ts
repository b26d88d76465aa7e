import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import http from "node:http";
import type { ServerResponse } from "node:http";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { FactEvent } from "../stack/facts";
import { EngineConnection } from "./connection";

/** An engine with two containers that run, as slow and as unwilling as the test wants it: no real one errs on request. */
class FakeEngine {
  refusesEvents = false;
  lists = 0;
  streams: ServerResponse[] = [];
  status: Record<string, "running" | "exited"> = { a: "running", b: "running" };
  /** Looks at containers that are held back, by container. */
  held: Record<string, (() => void)[]> = {};
  holds = new Set<string>();
  readonly socket: string;
  private readonly server = http.createServer((request, reply) => void this.answer(request.url ?? "", reply));

  constructor(folder: string) { this.socket = path.join(folder, "engine.sock"); }

  listen(): Promise<unknown> { return once(this.server.listen(this.socket), "listening"); }
  close(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  event(id: string, action: string): void {
    const line = JSON.stringify({ Action: action, Actor: { ID: id, Attributes: { "com.docker.compose.oneoff": "False", exitCode: "3" } }, timeNano: Date.now() * 1e6 });
    this.streams.at(-1)?.write(`${line}\n`);
  }

  private async answer(url: string, reply: ServerResponse): Promise<void> {
    const send = (value: unknown): void => void reply.setHeader("content-type", "application/json").end(JSON.stringify(value));
    const id = /containers\/(\w)\/json/.exec(url)?.[1];
    if (url.includes("/version")) return send({ Version: "26.1.5", ApiVersion: "1.45" });
    if (url.includes("/info")) return send({ SystemTime: new Date().toISOString() });
    if (url.includes("/_ping")) return void reply.end("OK");
    if (url.includes("/events")) {
      if (this.refusesEvents) return void reply.writeHead(403).end();
      this.streams.push(reply);
      return void reply.writeHead(200).flushHeaders();
    }
    if (id) {
      const now = this.status[id];
      if (this.holds.has(id)) await new Promise<void>((resolve) => (this.held[id] ??= []).push(resolve));
      return send(inspect(id, now));
    }
    this.lists++;
    return send(["a", "b"].map((one) => ({ Id: one })));
  }
}

function inspect(id: string, status: string | undefined): object {
  return {
    Id: id, Name: `/${id}`, Created: "2026-01-01T00:00:00Z", State: { Status: status, Health: { Status: "healthy" }, StartedAt: "2026-01-01T00:00:01Z", FinishedAt: "0001-01-01T00:00:00Z" },
    Config: { Image: "web", Labels: { "com.docker.compose.service": id } }, HostConfig: {}, NetworkSettings: {},
  };
}

let folder: string;
let engine: FakeEngine;
let facts: FactEvent[];
let states: string[];
let connection: EngineConnection;

beforeEach(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "connection-"));
  engine = new FakeEngine(folder);
  await engine.listen();
  vi.stubEnv("DOCKER_HOST", `unix://${engine.socket}`);
  facts = [];
  states = [];
  connection = new EngineConnection("stack", { onFact: (fact) => facts.push(fact), onEngine: ({ state }) => states.push(state), probesWatched: () => false });
});
afterEach(() => {
  engine.close();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** What the last look at a container said. */
const last = (id: string): string | undefined => facts.flatMap((fact) => (fact.type === "inspected" ? fact.containers : [])).findLast((one) => one.id === id)?.status;

test("of containers that are looked at together one that died meanwhile is not called running by a slow answer", async () => {
  void connection.run();
  await vi.waitFor(() => expect(states).toContain("connected"));
  engine.holds.add("b");
  // Somebody opens a page: all are looked at.
  connection.watch(true);
  await vi.waitFor(() => expect([engine.held.b?.length, engine.streams.length]).toEqual([1, 2]));
  engine.status.a = "exited";
  engine.event("a", "die");
  await vi.waitFor(() => expect(last("a")).toBe("exited"));
  for (const release of engine.held.b ?? []) release();
  await vi.waitFor(() => expect(last("b")).toBe("running"));
  expect(last("a")).toBe("exited");
});

test("an engine that refuses its events is lost, again and again with longer pauses, and never called connected", async () => {
  engine.refusesEvents = true;
  void connection.run();
  await vi.waitFor(() => expect(states.length).toBeGreaterThan(2), { timeout: 5_000 });
  expect(new Set(states)).toEqual(new Set(["lost"]));
  expect(engine.lists).toBe(0);
});
