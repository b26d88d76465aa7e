import type { ServerResponse } from "node:http";
import { expect, test } from "vitest";
import * as z from "zod";
import { fakeAirflow } from "./fakeAirflow.test-support";
import { AirflowSession } from "./session";

const signal = new AbortController().signal;
const Reply = z.object({ fine: z.boolean() });

async function airflow(answer?: (response: ServerResponse) => void) {
  const fake = await fakeAirflow(answer);
  const login = { user: "me", password: "right" };
  return { ...fake, session: new AirflowSession(fake.base, () => login), login };
}

test("it signs in once and then asks with the session; no request carries the password but the sign-in", async () => {
  const { session, seen, state } = await airflow();
  expect(await Promise.all([session.get("/a", Reply, signal), session.get("/b", Reply, signal)])).toEqual([{ fine: true }, { fine: true }]);
  await session.post("/c", { x: 1 }, Reply, signal);
  expect(state.sessions).toBe(1);
  expect(seen.filter(({ body }) => body.includes("right")).map(({ url }) => url)).toEqual(["/login/"]);
  expect(seen.every(({ authorization }) => authorization === undefined)).toBe(true);
  expect(seen.at(-1)).toMatchObject({ method: "POST", url: "/c", body: '{"x":1}' });
});

test("a session that Airflow no longer takes is made anew, unseen", async () => {
  const { session, state } = await airflow();
  await session.get("/a", Reply, signal);
  state.valid = "session=another";
  expect(await session.get("/a", Reply, signal)).toEqual({ fine: true });
  expect(state.sessions).toBe(2);
});

test("a wrong login is said, and not tried again and again until it is another one", async () => {
  const { session, seen, login } = await airflow();
  login.password = "wrong";
  for (let look = 0; look < 3; look++) await expect(session.get("/a", Reply, signal)).rejects.toMatchObject({ problem: { code: "airflow-login-refused" } });
  expect(seen.filter(({ method, url }) => method === "POST" && url === "/login/")).toHaveLength(1);
  login.password = "right";
  expect(await session.get("/a", Reply, signal)).toEqual({ fine: true });
});

test.each([
  ["another form", (response: ServerResponse) => response.end('{"fine":"yes"}'), "product-odd"],
  ["no JSON", (response: ServerResponse) => response.end("<html>"), "product-odd"],
  ["a failure", (response: ServerResponse) => response.writeHead(500).end("{}"), "product-refused"],
  ["a reply without end", (response: ServerResponse) => response.end("x".repeat(3_000_000)), "product-large"],
  ["a broken line", (response: ServerResponse) => response.destroy(), "product-broken"],
  ["half an answer", (response: ServerResponse) => { response.writeHead(200, { "content-length": 100 }).write("{"); setImmediate(() => response.destroy()); }, "product-broken"],
  ["another protocol", (response: ServerResponse) => response.socket?.write("HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n"), "product-broken"],
])("%s is a stated problem", async (_, answer, code) => {
  const { session } = await airflow(answer);
  await expect(session.get("/a", Reply, signal)).rejects.toMatchObject({ problem: { code } });
});
