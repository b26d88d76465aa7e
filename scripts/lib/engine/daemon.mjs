import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { capture, runToFile, tail } from "../command.mjs";
import { NOTES, ROOT } from "../paths.mjs";
import { rootPrefix } from "../privilege.mjs";
import { timed, warn } from "../say.mjs";
import { findProgram, remoteEngine } from "./host.mjs";
import { probeEngine } from "./probe.mjs";

const SERVED = "The page is served all the same and turns right by itself when the engine comes.";
const LOG = path.join(NOTES, "dockerd.log");
const PATIENCE_MS = 30_000;

/** How this system starts its services. */
function startCommand() {
  if (existsSync("/run/systemd/system")) return ["systemctl", "start", "docker"];
  if (existsSync("/run/openrc")) return ["rc-service", "docker", "start"];
  if (initIsSysV() && existsSync("/etc/init.d/docker")) return ["service", "docker", "start"];
  // No init system: the engine runs on its own, in a session of its own, so that Ctrl-C here does not end it.
  return ["sh", "-c", `setsid dockerd >>'${LOG.replaceAll("'", String.raw`'\''`)}' 2>&1 </dev/null &`];
}

function initIsSysV() {
  try {
    return readFileSync("/proc/1/comm", "utf8").trim() === "init";
  } catch {
    return false;
  }
}

/** Starts this machine's engine, or says why it does not run. Answers its state. */
export async function startEngine() {
  const context = await capture(["docker", "context", "show"]);
  if (remoteEngine() || !["default", ""].includes(context.stdout.trim())) return leave("The chosen Docker engine does not answer.");
  if (process.platform !== "linux" || !findProgram("dockerd")) return leave("The Docker engine is not running: start Docker Desktop (or what you use instead).");
  const prefix = await rootPrefix();
  if (!prefix) return leave(`The Docker engine is not running, and this user may not start it: sudo ${startCommand().join(" ")}`);
  const started = await timed("Starting the Docker engine", "The Docker engine has been started", async () => {
    await runToFile([...prefix, ...startCommand()], path.join(NOTES, "engine-start.log"));
    return answering();
  });
  if (started.state === "silent") {
    warn(`The Docker engine does not come up; the end of its log (${path.relative(ROOT, LOG)}):\n${tail(LOG, 8)}`);
    return leave("The Docker engine could not be started.");
  }
  return started;
}

async function answering() {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const engine = await probeEngine();
    if (engine.state !== "silent" || Date.now() > end) return engine;
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
}

function leave(text) {
  warn(`${text}\n    ${SERVED}`);
  return { state: "silent" };
}
