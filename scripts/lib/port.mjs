import { createServer } from "node:net";
import { Failure } from "./failure.mjs";
import { readNote } from "./notes.mjs";
import { panelNote } from "./panel-note.mjs";
import { containerOnPort, describeProcess, processesOnPort } from "./port-owner.mjs";
import { line } from "./say.mjs";

function refused(port, host) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) => resolve(error.code));
    server.listen({ port, host, ipv6Only: true }, () => server.close(() => resolve(undefined)));
  });
}

/** A browser may ask [::1] first for "localhost", so a stranger there counts as well. */
async function whyTaken(port) {
  const loopback = await refused(port, "127.0.0.1");
  return loopback ?? ((await refused(port, "::1")) === "EADDRINUSE" ? "EADDRINUSE" : undefined);
}

/** Answers whether this very panel serves the port already. Fails, naming the owner, when somebody else holds it. */
export async function ensurePort(port) {
  const code = await whyTaken(port);
  if (!code) return false;
  if (code === "EACCES") throw new Failure({
    what: `Port ${port} cannot be used.`,
    why: "the system keeps it for privileged programs.",
    todo: "choose a port of 1024 or more: npm start -- --port 3001",
  });
  const owners = await processesOnPort(port);
  const panel = readNote(panelNote(port));
  if (panel && owners.some(({ pid }) => pid === panel.pid)) {
    line(`\n  Flightdeck runs already: http://localhost:${port}\n`);
    return true;
  }
  const container = await containerOnPort(port);
  const owner = container ? `the container ${container}` : owners.map(describeProcess).join(", ") || "a program that does not show itself to this user";
  throw new Failure({
    what: `Port ${port} is taken.`,
    why: `${owner} listens on it.`,
    todo: `stop it, or choose another port: npm start -- --port ${port === 65535 ? 3001 : port + 1}`,
  });
}
