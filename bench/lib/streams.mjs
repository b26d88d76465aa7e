import { createParser } from "eventsource-parser";
import { WebSocket } from "ws";
import { Failure } from "../../scripts/lib/failure.mjs";

/** The token that the panel's page carries. */
export async function pageToken(url) {
  const token = /"token\\?":\\?"([^"\\]+)/.exec(await (await fetch(url)).text())?.[1];
  if (!token) throw new Failure({ what: "The panel's page carries no token.", why: url, todo: "open it and look." });
  return token;
}

/** Opens an event stream of the panel as a page does, each over a socket of its own; resolves once it answers. Returns how to close it. */
export function openStream(url, token, path, onMessage = () => {}) {
  return new Promise((resolve, reject) => {
    const parser = createParser({ onEvent: ({ event, data }) => onMessage(event, JSON.parse(data)) });
    const socket = new WebSocket(`${url.replace("http", "ws")}/api/socket`, ["flightdeck", token]);
    socket.on("error", reject);
    socket.on("open", () => socket.send(JSON.stringify({ open: 1, path, last: null })));
    socket.on("message", (data) => {
      const text = String(data);
      if (text.startsWith("1 ")) {
        parser.feed(text.slice(2));
        return socket.send(JSON.stringify({ took: 1, chars: text.length - 2 }));
      }
      const { status } = JSON.parse(text);
      if (status === 200) resolve(() => socket.terminate());
      else if (status !== undefined) reject(new Error(`${path} answers with ${status}`));
    });
  });
}

/** A GET of the panel's API. */
export async function ask(url, token, path) {
  const reply = await fetch(new URL(path, url), { headers: { "x-flightdeck-token": token } });
  return reply.text();
}
