import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import { SOCKET_PROTOCOL, TOKEN_REFUSED } from "../contracts/socketWords";
import { runtime } from "../runtime";
import { refuse } from "./allowed";
import { serverPort } from "./port";
import { Streams, type StreamRoute } from "./streams";
import { pageToken } from "./token";

const PATH = "/api/socket";
const MAX_SOCKETS = 256;
/** For a refusal to arrive; then the connection is cut, whatever the other side does. */
const LINGER_MS = 1_000;
const server = new WebSocketServer({ noServer: true, maxPayload: 16_384, perMessageDeflate: false, handleProtocols: () => SOCKET_PROTOCOL });

declare global {
  /** Set when the server starts, as Next bundles this file and the one that listens stands outside of the bundle. */
  var flightdeckUpgrade: Upgrade | undefined;
}

type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/**
 * All event streams of a page over one connection. A browser opens six connections to a host and no more, over all tabs together:
 * with a connection for each stream, the third tab would wait for ever. Host, origin and token are checked before the socket
 * opens, and again by the guard of each route that is read through it.
 */
export function socketUpgrade(routes: Readonly<Record<string, StreamRoute>>): Upgrade {
  return (request, socket, head) => {
    socket.on("error", () => socket.destroy());
    const { host = null, origin = null } = request.headers;
    const fetchSite = request.headers["sec-fetch-site"];
    const [protocol, token = ""] = (request.headers["sec-websocket-protocol"] ?? "").split(",").map((part) => part.trim());
    const refusal = refuse({ method: "GET", host, origin, fetchSite: typeof fetchSite === "string" ? fetchSite : null, contentType: null, token }, serverPort(), pageToken(runtime().panel.config.stateDir));
    if (request.url !== PATH || protocol !== SOCKET_PROTOCOL) return end(socket, 404);
    if (refusal && refusal.code !== "token-refused") return end(socket, refusal.status);
    if (server.clients.size >= MAX_SOCKETS) return end(socket, 503);
    server.handleUpgrade(request, socket, head, (client) => {
      client.on("error", () => client.terminate());
      if (refusal) {
        // A page can't see the status of a refused upgrade, but it can see this code and load itself anew. Nobody may hold the place.
        client.close(TOKEN_REFUSED);
        setTimeout(() => client.terminate(), LINGER_MS).unref();
        return;
      }
      void new Streams(client, routes, `http://${host}`, { host: host ?? "", "x-flightdeck-token": token, ...(origin === null ? {} : { origin }) });
    });
  };
}

function end(socket: Duplex, status: number): void {
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
  socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
