import { EventEmitter } from "node:events";
import { expect, test, vi } from "vitest";
import type { WebSocket } from "ws";
import { Streams, type StreamRoute } from "./streams";

class FakeSocket extends EventEmitter {
  sent: string[] = [];
  closed: number | null = null;
  send(text: string, done?: () => void): void { this.sent.push(text); done?.(); }
  close(code: number): void { this.closed = code; }
}

/** A route that gives what the test pushes, and notes how it was asked. */
function route() {
  const seen: { request: Request | null; pulled: number; cancelled: boolean } = { request: null, pulled: 0, cancelled: false };
  let parts: ReadableStreamDefaultController<Uint8Array>;
  const body = new ReadableStream<Uint8Array>({
    start(controller) { parts = controller; },
    pull() { seen.pulled++; },
    cancel() { seen.cancelled = true; },
  }, { highWaterMark: 0 });
  const get: StreamRoute = (request) => {
    seen.request = request;
    return Promise.resolve(new Response(body));
  };
  return { seen, get, push: (bytes: Uint8Array) => parts.enqueue(bytes), end: () => parts.close() };
}

function page(routes: Record<string, StreamRoute>) {
  const socket = new FakeSocket();
  void new Streams(socket as unknown as WebSocket, routes, "http://localhost:3000", { host: "localhost:3000", "x-flightdeck-token": "t" });
  return { socket, say: (frame: unknown) => socket.emit("message", typeof frame === "string" ? frame : JSON.stringify(frame)) };
}

const bytes = (text: string) => new TextEncoder().encode(text);
const turn = () => new Promise((resolve) => { setImmediate(resolve); });

test("a stream is a request to its route, with the page's headers and its last event", async () => {
  const { seen, get, push, end } = route();
  const { socket, say } = page({ "/api/logs": get });
  say({ open: 3, path: "/api/logs?services=web", last: "p:7" });
  await turn();
  const [first, second] = [bytes("grüße\n").slice(0, 3), bytes("grüße\n").slice(3)];
  push(first);
  push(second);
  end();
  await vi.waitFor(() => expect(socket.sent.at(-1)).toBe('{"id":3,"ended":true}'));
  expect(socket.sent[0]).toBe('{"id":3,"status":200}');
  expect(socket.sent.slice(1, -1).map((part) => part.replace(/^3 /, "")).join("")).toBe("grüße\n");
  expect(seen.request?.url).toBe("http://localhost:3000/api/logs?services=web");
  expect(["host", "x-flightdeck-token", "last-event-id"].map((name) => seen.request?.headers.get(name))).toEqual(["localhost:3000", "t", "p:7"]);
});

test("a page that does not read is sent no more than half a megabyte, and the rest once it has read", async () => {
  const { get, push } = route();
  const { socket, say } = page({ "/api/logs": get });
  say({ open: 1, path: "/api/logs", last: null });
  await turn();
  for (let part = 0; part < 20; part++) push(bytes("x".repeat(100_000)));
  const sent = () => socket.sent.slice(1).reduce((sum, part) => sum + part.length - 2, 0);
  await vi.waitFor(() => expect(sent()).toBe(600_000));
  await turn();
  expect(sent()).toBe(600_000);
  say({ took: 1, chars: 600_000 });
  await vi.waitFor(() => expect(sent()).toBe(1_200_000));
});

test("a stream that is left, and a page that goes, end the request", async () => {
  const [left, lost] = [route(), route()];
  const { socket, say } = page({ "/api/logs": left.get, "/api/events": lost.get });
  say({ open: 1, path: "/api/logs", last: null });
  say({ open: 2, path: "/api/events", last: null });
  await turn();
  say({ close: 1 });
  await vi.waitFor(() => expect(left.seen.cancelled).toBe(true));
  expect(lost.seen.cancelled).toBe(false);
  socket.emit("close");
  await vi.waitFor(() => expect(lost.seen.cancelled).toBe(true));
});

test("only streams can be read, and nothing of another host", async () => {
  const { seen, get } = route();
  const { socket, say } = page({ "/api/logs": get });
  for (const [index, path] of ["/api/login", "//evil.example/api/logs", "http://evil.example/api/logs", "/api/operations", "constructor", "/api/logs/../login"].entries()) say({ open: index + 1, path, last: null });
  await turn();
  expect(socket.sent.filter((text) => text.includes("status")).map((text) => (JSON.parse(text) as { status: number }).status)).toEqual(Array(6).fill(404));
  expect(seen.request).toBeNull();
});

test("what is no frame, a stream opened twice and too many streams close the socket", async () => {
  for (const frames of [["{"], ["null"], [{ open: 0, path: "/", last: null }], [{ open: 1, path: "/", last: null, more: 1 }], [{ took: 1, chars: -1 }]]) {
    const { socket, say } = page({});
    for (const frame of frames) say(frame);
    expect(socket.closed, JSON.stringify(frames)).toBe(1008);
  }
  const twice = page({ "/api/logs": route().get });
  twice.say({ open: 1, path: "/api/logs", last: null });
  twice.say({ open: 1, path: "/api/logs", last: null });
  expect(twice.socket.closed).toBe(1008);
  const many = page({ "/api/logs": () => new Promise(() => {}) });
  for (let id = 1; id <= 17; id++) many.say({ open: id, path: "/api/logs", last: null });
  expect(many.socket.closed).toBe(1008);
  await turn();
});
