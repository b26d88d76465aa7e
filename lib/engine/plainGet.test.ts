import { once } from "node:events";
import net from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, expect, test } from "vitest";
import { makeClients } from "./client";
import { openLog } from "./openLog";
import { NotPlain, plainAddress, plainGet, type Plain } from "./plainGet";

const closers: (() => void)[] = [];
afterEach(() => { for (const close of closers.splice(0)) close(); });

/** A server that answers with these pieces, each sent by itself, and then ends; `asked` is what it was sent. */
async function engine(pieces: readonly string[], { ends = true } = {}) {
  const asked: string[] = [];
  const sockets: net.Socket[] = [];
  const server = net.createServer((socket) => {
    sockets.push(socket.setNoDelay().on("error", () => {}));
    socket.once("data", (question: Buffer) => {
      asked.push(question.toString());
      void (async () => {
        for (const piece of pieces) {
          socket.write(piece);
          await new Promise((resolve) => { setTimeout(resolve, 2); });
        }
        if (ends) socket.end();
      })();
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  closers.push(() => { server.close(); for (const socket of sockets) socket.destroy(); });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return { plain: { where: { host: "127.0.0.1", port: address.port }, prefix: "/v1.44" } satisfies Plain, asked, sockets };
}

const HEAD = "HTTP/1.0 200 OK\r\nContent-Type: x\r\n\r\n";
const { signal } = new AbortController();

test("the body comes whole, wherever the answer is cut, however late it is read", async () => {
  const answer = `${HEAD}first\r\n\r\nlast`;
  for (let at = 1; at < answer.length; at += 3) {
    const { plain } = await engine([answer.slice(0, at), answer.slice(at)]);
    const body = await plainGet(plain, "/x", signal);
    await new Promise((resolve) => { setTimeout(resolve, 4); });
    expect(await text(body)).toBe("first\r\n\r\nlast");
  }
});

test("it asks in the engine's version, as HTTP/1.0", async () => {
  const { plain, asked } = await engine([HEAD]);
  expect(await text(await plainGet(plain, "/containers/a/logs?tail=1", signal))).toBe("");
  expect(asked).toEqual(["GET /v1.44/containers/a/logs?tail=1 HTTP/1.0\r\nHost: docker\r\n\r\n"]);
});

test("another status is an error that carries it; what is no HTTP, breaks off or can't be reached is one too", async () => {
  const answer = async (...pieces: string[]) => plainGet((await engine(pieces)).plain, "/x", signal);
  await expect(answer("HTTP/1.0 404 Not Found\r\n\r\n{}")).rejects.toMatchObject({ statusCode: 404 });
  await expect(answer("HTTP/1.0 200 OK\r\nCont")).rejects.toThrow("closed the connection");
  await expect(answer("x".repeat(20_000))).rejects.toMatchObject({ statusCode: 0 });
  await expect(plainGet({ where: { path: "/nowhere/at.all" }, prefix: "" }, "/x", signal)).rejects.toMatchObject({ code: "ENOENT" });
});

test("what does not speak HTTP/1.0 is told apart, and a log is then asked for as everything else is", async () => {
  const chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nwords\r\n0\r\n\r\n";
  for (const answer of [chunked, "HTTP/1.1 426 Upgrade Required\r\n\r\n", "HTTP/1.1 505 HTTP Version Not Supported\r\n\r\n"]) {
    await expect(plainGet((await engine([answer])).plain, "/x", signal)).rejects.toBeInstanceOf(NotPlain);
  }
  const { plain, asked } = await engine([chunked]);
  const { calls } = makeClients({ host: `tcp://127.0.0.1:${plain.where.port}`, source: "" }, "1.44", { NODE_ENV: "test" });
  expect(await text(await openLog(calls, "c1", { follow: true }, signal))).toBe("words");
  expect(asked.map((question) => /HTTP\/1\.\d/.exec(question)?.[0])).toEqual(["HTTP/1.0", "HTTP/1.1"]);
});

test("an abort closes the connection, before the answer and in the middle of it", async () => {
  const silent = await engine([], { ends: false });
  const before = new AbortController();
  const answer = plainGet(silent.plain, "/x", before.signal);
  before.abort();
  await expect(answer).rejects.toThrow("closed the connection");
  const talking = await engine([HEAD, "some"], { ends: false });
  const during = new AbortController();
  const body = await plainGet(talking.plain, "/x", during.signal);
  const [socket] = talking.sockets;
  const closed = once(body.resume(), "close");
  during.abort();
  await closed;
  if (socket && !socket.destroyed) await once(socket, "close");
});

test("an engine behind TLS or ssh is none of these", () => {
  const address = (host: string, version: string | null = "1.41") => plainAddress(makeClients({ host, source: "" }, version, { NODE_ENV: "test" }).streams);
  expect(address("unix:///run/docker.sock")).toEqual({ where: { path: "/run/docker.sock" }, prefix: "/v1.41" });
  expect(address("unix:///run/docker.sock", null)).toMatchObject({ prefix: "" });
  expect(address("tcp://10.0.0.1:2375")).toMatchObject({ where: { host: "10.0.0.1", port: 2375 } });
  expect(address("tcp://[::1]:2375")).toMatchObject({ where: { host: "::1", port: 2375 } });
  expect(address("ssh://me@10.0.0.1")).toBeNull();
});
