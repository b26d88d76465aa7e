import http from "node:http";
import net, { type AddressInfo } from "node:net";
import { WebSocket } from "ws";
import { CANARY, expect, test, type Target } from "./target";

/** How an upgrade ended: refused with a status, opened, or closed with a code. */
function connect(target: Target, headers: Record<string, string>, { path = "/api/socket", protocols = ["flightdeck", target.token] } = {}): Promise<{ socket: WebSocket; end: string }> {
  const socket = new WebSocket(`ws://127.0.0.1:${target.panel.port}${path}`, protocols, { headers: { host: target.host, ...headers } });
  return new Promise((resolve) => {
    socket.on("unexpected-response", (request, { statusCode }) => {
      request.destroy();
      resolve({ socket, end: `status ${statusCode}` });
    });
    socket.on("error", (error) => resolve({ socket, end: error.message }));
    socket.on("close", (code) => resolve({ socket, end: `closed ${code}` }));
    // A refused token is told after the socket opened, so that the page can see it.
    socket.on("open", () => socket.ping());
    socket.on("pong", () => resolve({ socket, end: "open" }));
  });
}

const attacks: [title: string, headers: Record<string, string>, end: string][] = [
  ["another site", { origin: "https://evil.com", "sec-fetch-site": "cross-site" }, "status 403"],
  ["another port of localhost", { origin: "http://localhost:5001", "sec-fetch-site": "same-site" }, "status 403"],
  ["a sandboxed frame", { origin: "null" }, "status 403"],
  ["a name that was rebound to this computer", { host: "evil.com:3000", origin: "http://evil.com:3000" }, "status 421"],
];

for (const [title, headers, end] of attacks) {
  test(`the socket is closed to ${title}`, async ({ target }) => {
    expect((await connect(target, headers)).end).toBe(end);
  });
}

test("the socket is closed to who has no token or a wrong one, and to other protocols and paths", async ({ target }) => {
  const own = { origin: `http://${target.host}` };
  expect((await connect(target, own, { protocols: ["flightdeck"] })).end).toBe("closed 4403");
  expect((await connect(target, own, { protocols: ["flightdeck", "0".repeat(43)] })).end).toBe("closed 4403");
  expect((await connect(target, own, { protocols: ["chat", target.token] })).end).toBe("status 404");
  expect((await connect(target, own, { path: "/api/events" })).end).toBe("status 404");
  expect((await connect(target, own, { path: "/_next/hmr" })).end).toBe("status 404");
});

test("the socket gives the page's streams and nothing else, and no secret", async ({ target }) => {
  await target.expectUntouched(async () => {
    const { socket, end } = await connect(target, { origin: `http://${target.host}` });
    expect(end).toBe("open");
    const got: string[] = [];
    socket.on("message", (data) => got.push(String(data)));
    const paths = ["/api/login", "/api/operations", "/api/services/store/environment/STORE_PASSWORD", "//evil.com/api/events", "/api/events", "/api/logs?services=nobody"];
    for (const [index, path] of paths.entries()) socket.send(JSON.stringify({ open: index + 1, path, last: null }));
    const status = (id: number) => got.flatMap((text) => (text.startsWith(`{"id":${id},"status"`) ? [(JSON.parse(text) as { status: number }).status] : []));
    await expect.poll(() => paths.map((_, index) => status(index + 1)).flat()).toEqual([404, 404, 404, 404, 200, 404]);
    await expect.poll(() => got.some((text) => text.startsWith("5 ") && text.includes("event: snapshot"))).toBe(true);
    expect(got.join("\n")).not.toContain(CANARY);
    socket.terminate();
  });
});

test("a frame that is none closes the socket, a huge one too, and the panel goes on", async ({ target }) => {
  for (const frame of ["{", "[]", JSON.stringify({ open: 1, path: "x".repeat(10_000), last: null }), "x".repeat(20_000)]) {
    const { socket } = await connect(target, { origin: `http://${target.host}` });
    const closed = new Promise<number>((resolve) => { socket.on("close", resolve); });
    socket.send(frame);
    expect([1008, 1009]).toContain(await closed);
  }
  expect((await target.send({ headers: { host: target.host } })).status).toBe(200);
});

test("a page on another port of this computer cannot open the socket", async ({ target, page }) => {
  const neighbour = http.createServer((_, reply) => reply.setHeader("content-type", "text/html").end("<!doctype html><title>Neighbour</title>"));
  await new Promise<void>((resolve) => neighbour.listen(0, "127.0.0.1", resolve));
  try {
    await page.goto(`http://localhost:${(neighbour.address() as AddressInfo).port}`);
    const opened = await page.evaluate(([url, token]) => new Promise<boolean>((resolve) => {
      const socket = new WebSocket(`${url}/api/socket`, ["flightdeck", token ?? ""]);
      socket.addEventListener("open", () => resolve(true));
      socket.addEventListener("error", () => resolve(false));
    }), [`ws://${target.host}`, target.token]);
    expect(opened).toBe(false);
  } finally {
    neighbour.close();
  }
});

test("what is no WebSocket frame cuts that connection only, with a wrong token too", async ({ target }) => {
  for (const token of ["wrong", target.token]) {
    const socket = net.connect(Number(target.panel.port), "127.0.0.1");
    const closed = new Promise((resolve) => { socket.on("close", resolve); });
    socket.on("error", () => {});
    socket.resume();
    socket.write([
      "GET /api/socket HTTP/1.1", `Host: ${target.host}`, "Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13",
      "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==", `Sec-WebSocket-Protocol: flightdeck, ${token}`, "", "",
    ].join("\r\n"));
    socket.write(Buffer.from([0xff, 0xff, 0xff, 0xff]));
    await closed;
    expect((await target.send({ headers: { host: target.host } })).status).toBe(200);
  }
});

test("who is refused holds no place: others still connect, and the connection is cut although the other side stays", async ({ target }) => {
  const own = { origin: `http://${target.host}` };
  const held = Array.from({ length: 260 }, () => {
    const socket = net.connect({ port: Number(target.panel.port), host: "127.0.0.1", allowHalfOpen: true });
    socket.on("error", () => {});
    socket.resume();
    socket.write(`GET /api/socket HTTP/1.1\r\nHost: ${target.host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: flightdeck, wrong\r\n\r\n`);
    return new Promise((resolve) => { socket.on("close", resolve); socket.on("end", () => resolve(null)); });
  });
  await Promise.all(held);
  const { socket, end } = await connect(target, own);
  expect(end).toBe("open");
  socket.terminate();
});
