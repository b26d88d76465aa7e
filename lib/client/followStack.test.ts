import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Snapshot } from "../contracts/snapshot";
import { followStack, type Line } from "./followStack";
import { service, snapshot } from "./samples.test-support";

/** The panel's side of one connection. */
interface Connection {
  lastEventId: string | null;
  send: (event: "snapshot" | "patch", data: { seq: number; panel: string }) => void;
  cut: () => void;
}

const initial = snapshot({ services: [service("web")] });
let connections: Connection[];
let refuse: number | null;
let shown: Snapshot[];
let lines: Line[];
let refused: number;
let stop: () => void;

/** One answer of a panel that does what the test tells it. */
async function fetchFromPanel(_url: string, init: RequestInit): Promise<Response> {
  if (refuse === 0) throw new TypeError("failed to fetch");
  if (refuse !== null) return new Response(null, { status: refuse });
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      init.signal?.addEventListener("abort", () => controller.error(new Error("aborted")));
      connections.push({
        lastEventId: new Headers(init.headers).get("last-event-id"),
        send: (event, data) => controller.enqueue(encoder.encode(`event: ${event}\nid: ${data.panel}:${data.seq}\ndata: ${JSON.stringify(data)}\n\n`)),
        cut: () => controller.error(new TypeError("network changed")),
      });
    },
  });
  return new Response(body);
}

const settle = () => vi.advanceTimersByTimeAsync(0);
const connection = (index = connections.length - 1): Connection => {
  const found = connections[index];
  if (!found) throw new Error("no connection");
  return found;
};

beforeEach(async () => {
  vi.useFakeTimers();
  [connections, refuse, shown, lines, refused] = [[], null, [], [], 0];
  vi.stubGlobal("fetch", fetchFromPanel);
  vi.stubGlobal("document", new EventTarget());
  vi.stubGlobal("window", new EventTarget());
  stop = followStack({ token: "t", initial, show: (one) => shown.push(one), onLine: (line) => lines.push(line), onRefused: () => refused++ });
  await settle();
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("following the stack", () => {
  test("shows the snapshot, then each patch on it", async () => {
    connection().send("snapshot", initial);
    connection().send("patch", { seq: 2, panel: "p", set: {}, services: [service("web", { state: "unhealthy" })] } as never);
    await settle();
    expect(shown.map((one) => one.services[0]?.state)).toEqual(["healthy", "unhealthy"]);
    expect(lines).toEqual([]);
  });

  test("asks for the whole snapshot when a patch is missing", async () => {
    connection().send("snapshot", initial);
    await settle();
    connection().send("patch", { seq: 9, panel: "p", set: {} } as never);
    await vi.advanceTimersByTimeAsync(100);
    expect(connections).toHaveLength(2);
    expect(connection().lastEventId).toBeNull();
  });

  test("takes up a cut stream at once where it was, and says nothing of it", async () => {
    connection().send("snapshot", initial);
    await vi.advanceTimersByTimeAsync(5_000);
    connection().cut();
    await settle();
    expect(connection().lastEventId).toBe("p:1");
    await vi.advanceTimersByTimeAsync(10_000);
    expect(lines).toEqual([]);
  });

  test("a panel that stays away for 3 s is lost: nothing is shown as current until it is back", async () => {
    connection().send("snapshot", initial);
    await settle();
    refuse = 0;
    connection().cut();
    await vi.advanceTimersByTimeAsync(2_900);
    expect(lines).toEqual([]);
    await vi.advanceTimersByTimeAsync(200);
    expect(lines.at(-1)?.state).toBe("lost");
    expect(shown.at(-1)?.services[0]?.state).toBe("unknown");
    refuse = null;
    await vi.advanceTimersByTimeAsync(2_000);
    connection().send("snapshot", { ...initial, panel: "q" });
    await settle();
    expect(lines.at(-1)?.state).toBe("open");
    expect(shown.at(-1)).toMatchObject({ panel: "q", services: [{ state: "healthy" }] });
  });

  test("a stream that is silent for long is dead and is opened again", async () => {
    connection().send("snapshot", initial);
    await vi.advanceTimersByTimeAsync(41_000);
    expect(connections).toHaveLength(2);
  });

  test("a refused token is told", async () => {
    refuse = 403;
    connection().cut();
    await vi.advanceTimersByTimeAsync(100);
    expect(refused).toBeGreaterThan(0);
  });
});
