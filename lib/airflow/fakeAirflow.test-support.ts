import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

const FORM = '<form><input name="csrf_token" type="hidden" value="token-1"></form>';

export interface Seen { method: string; url: string; cookie: string | undefined; authorization: string | undefined; body: string }

/** An Airflow for tests that takes the password "right"; `sessions` counts the sign-ins. It ends with the test. */
export async function fakeAirflow(answer: (response: ServerResponse, request: Seen) => void = (response) => response.end('{"fine":true}')) {
  const seen: Seen[] = [];
  const state = { valid: "", sessions: 0 };
  const handle = (incoming: IncomingMessage, body: string, response: ServerResponse): void => {
    const request = { method: incoming.method ?? "", url: incoming.url ?? "", cookie: incoming.headers.cookie, authorization: incoming.headers.authorization, body };
    seen.push(request);
    if (request.url === "/login/" && request.method === "GET") response.setHeader("set-cookie", "session=form; Path=/; HttpOnly").end(FORM);
    else if (request.url === "/login/") {
      const right = body.includes("password=right") && body.includes("csrf_token=token-1") && request.cookie === "session=form";
      if (right) state.valid = `session=in-${++state.sessions}`;
      response.writeHead(302, { location: right ? "/home" : "/login/", ...(right ? { "set-cookie": `${state.valid}; HttpOnly` } : {}) }).end();
    } else if (state.valid !== "" && request.cookie === state.valid) answer(response, request);
    else response.writeHead(401).end();
  };
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => { body += String(chunk); });
    request.on("end", () => handle(request, body, response));
  });
  await new Promise<void>((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  onTestFinished(() => { server.close(); });
  const { port } = server.address() as AddressInfo;
  return { base: `http://127.0.0.1:${port}`, seen, state };
}
