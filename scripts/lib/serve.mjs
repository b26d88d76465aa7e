import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { Failure } from "./failure.mjs";
import { removeNote, writeNote } from "./notes.mjs";
import { panelNote } from "./panel-note.mjs";
import { ROOT } from "./paths.mjs";
import { line } from "./say.mjs";

/** Connections that are no longer the HTTP server's to close. */
const upgraded = new Set();

/** Serves the built panel on the loopback address until the process is told to end. */
export async function serve(port) {
  process.chdir(ROOT); // relative paths of the configuration start here
  Object.assign(process.env, { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", PORT: String(port) });
  const { default: next } = await import("next");
  // The configuration as the build resolved it: reading next.config.ts again would load Next's compiler (28 MB) for it.
  const { config } = JSON.parse(readFileSync(path.join(ROOT, ".next", "required-server-files.json"), "utf8"));
  // oxlint-disable-next-line no-underscore-dangle -- the name is Next's
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);
  // Read once in silence, it is kept: Next itself would print how long it took.
  const { default: { default: loadConfig } } = await import("next/dist/server/config.js");
  await loadConfig("phase-production-server", ROOT);
  // Next would answer upgrades too, on the server that it is given: this one never listens.
  const app = next({ dev: false, dir: ROOT, hostname: "127.0.0.1", port, quiet: true, httpServer: createServer() });
  await app.prepare();
  // In production prepare() does not wait for instrumentation.ts: a socket that came before any page would find nobody to take it.
  const { default: { ensureInstrumentationRegistered } } = await import("next/dist/server/lib/router-utils/instrumentation-globals.external.js");
  await ensureInstrumentationRegistered(ROOT, config.distDir);
  const handle = app.getRequestHandler();
  const server = createServer((request, response) => {
    // A request line with a whole address is meant for a proxy; Next would answer it with a redirect to that address.
    if (!request.url?.startsWith("/")) return void response.writeHead(400, { "Content-Type": "text/plain" }).end("This is no proxy.\n");
    void handle(request, response);
  });
  server.on("upgrade", (request, socket, head) => {
    upgraded.add(socket.on("close", () => upgraded.delete(socket)));
    globalThis.flightdeckUpgrade(request, socket, head);
  });
  await listen(server, port);
  writeNote(panelNote(port), { pid: process.pid });
  line(`\n  Flightdeck is at http://localhost:${port}\n  Ctrl-C ends the panel; the stack goes on.\n`);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => end(server, port));
}

function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(new Failure({
      what: `The panel cannot listen on 127.0.0.1:${port}.`,
      why: error.message,
      todo: "free the port, or choose another one: npm start -- --port 3001",
    })));
    server.listen(port, "127.0.0.1", resolve);
  });
}

/** The event streams never end by themselves, so they are cut; a running operation is a process of its own and goes on. */
function end(server, port) {
  removeNote(panelNote(port));
  line("\n  The panel has ended; whatever it started goes on.");
  server.close(() => process.exit(0));
  server.closeAllConnections();
  for (const socket of upgraded) socket.destroy();
}
