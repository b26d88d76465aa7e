import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { runToFile, tail } from "../command.mjs";
import { readNote, removeNote } from "../notes.mjs";
import { NOTES, ROOT } from "../paths.mjs";
import { rootPrefix } from "../privilege.mjs";
import { busy, warn } from "../say.mjs";
import { choseAnotherEngine, findProgram } from "./host.mjs";
import { probeEngine } from "./probe.mjs";

const SERVED = "The page is served all the same and turns right by itself when the engine comes.";
const LOG = path.join(NOTES, "dockerd.log");
const PID = path.join(NOTES, "dockerd.pid");
const START_LOG = path.join(NOTES, "engine-start.log");
const PATIENCE_MS = 30_000;
const ENGINE_PID = "/var/run/docker.pid";

/** How this system starts its services. */
function startCommand(dockerd) {
  if (existsSync("/run/systemd/system")) return ["systemctl", "start", "docker"];
  if (existsSync("/run/openrc")) return ["rc-service", "docker", "start"];
  if (initIsSysV() && existsSync("/etc/init.d/docker")) return ["service", "docker", "start"];
  // No init system: the engine runs on its own, in a session of its own, so that Ctrl-C here does not end it.
  return ["sh", "-c", 'setsid "$2" >>"$0" 2>&1 </dev/null & echo $! >"$1"', LOG, PID, dockerd];
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
  if (await choseAnotherEngine()) return leave("The chosen Docker engine does not answer.");
  const dockerd = process.platform === "linux" ? findProgram("dockerd") : undefined;
  if (!dockerd) return leave("The Docker engine is not running: start Docker Desktop (or what you use instead).");
  const command = startCommand(dockerd);
  const prefix = await rootPrefix();
  if (!prefix) return leave(`The Docker engine is not running, and this user may not start it: sudo ${command[0] === "sh" ? dockerd : command.join(" ")}`);
  busy("Starting the Docker engine");
  removeNote(PID);
  if (command[0] === "sh") await forgetKilledEngine(prefix);
  const code = await runToFile([...prefix, ...command], START_LOG);
  const engine = code === 0 ? await answering() : { state: "silent" };
  if (engine.state !== "silent") return engine;
  const log = existsSync(PID) ? LOG : START_LOG;
  return leave(`The Docker engine does not start. The end of ${path.relative(ROOT, log)}:\n    ${tail(log, 6).replaceAll("\n", "\n    ")}`);
}

/** An engine that was killed leaves its number behind, and a new one refuses to start while any process has that number. */
async function forgetKilledEngine(prefix) {
  const end = Date.now() + 15_000;
  while (engineIsEnding() && Date.now() < end) await new Promise((resolve) => { setTimeout(resolve, 200); });
  if (existsSync(ENGINE_PID) && !engineIsEnding()) await runToFile([...prefix, "rm", "-f", ENGINE_PID], START_LOG);
}

function engineIsEnding() {
  try {
    return readFileSync(`/proc/${readFileSync(ENGINE_PID, "utf8").trim()}/comm`, "utf8").trim() === "dockerd";
  } catch {
    return false;
  }
}

/** Waits until the engine answers, has ended, or has had its time. */
async function answering() {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const engine = await probeEngine();
    if (["running", "denied"].includes(engine.state) || hasEnded() || Date.now() > end) return engine;
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
}

function hasEnded() {
  const pid = readNote(PID);
  return pid !== undefined && !existsSync(`/proc/${pid}`);
}

function leave(text) {
  warn(`${text}\n    ${SERVED}`);
  return { state: "silent" };
}
