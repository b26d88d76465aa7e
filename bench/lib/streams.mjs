import http from "node:http";
import { createParser } from "eventsource-parser";
import { Failure } from "../../scripts/lib/failure.mjs";

/** The token that the panel's page carries. */
export async function pageToken(url) {
  const token = /"token\\?":\\?"([^"\\]+)/.exec(await (await fetch(url)).text())?.[1];
  if (!token) throw new Failure({ what: "The panel's page carries no token.", why: url, todo: "open it and look." });
  return token;
}

/** Opens an event stream of the panel as a page does; resolves once it answers. Returns how to close it. */
export function openStream(url, token, path, onMessage = () => {}) {
  return new Promise((resolve, reject) => {
    const parser = createParser({ onEvent: ({ event, data }) => onMessage(event, JSON.parse(data)) });
    const request = http.get(new URL(path, url), { headers: { "x-flightdeck-token": token, accept: "text/event-stream" }, agent: false }, (reply) => {
      if (reply.statusCode !== 200) return reject(new Error(`${path} answers with ${reply.statusCode}`));
      reply.setEncoding("utf8");
      reply.on("data", (text) => parser.feed(text));
      reply.on("error", () => {});
      resolve(() => request.destroy());
    });
    request.on("error", reject);
  });
}

/** A GET of the panel's API. */
export async function ask(url, token, path) {
  const reply = await fetch(new URL(path, url), { headers: { "x-flightdeck-token": token } });
  return reply.text();
}
