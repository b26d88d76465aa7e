import { Failure } from "../failure.mjs";
import { done, warn } from "../say.mjs";
import { startEngine } from "./daemon.mjs";
import { choseAnotherEngine, findProgram } from "./host.mjs";
import { installDocker } from "./install.mjs";
import { missingParts, OLDEST_COMPOSE, probeDocker } from "./probe.mjs";
import { relaunchInGroup } from "./regroup.mjs";

/** Whether there is an engine that could be started or reached. Off Linux the client comes with the product that runs one. */
async function canRun({ engine }) {
  return engine.state !== "silent" || process.platform !== "linux" || findProgram("dockerd") !== undefined || choseAnotherEngine();
}

/**
 * Sees to Docker Engine, Compose and buildx: installs what is missing if that is allowed, starts the engine if it can.
 * An engine that is there and cannot be started is only spoken of: the page says the same and waits for it.
 * Answers the engine's state.
 */
export async function ensureEngine(found, { install }) {
  let docker = found;
  const missing = missingParts(docker, await canRun(docker));
  if (missing.length > 0) {
    await installDocker(missing, install);
    docker = await probeDocker();
    const still = missingParts(docker, await canRun(docker));
    if (still.length > 0) throw new Failure({
      what: "Docker was installed, yet it is not complete.",
      why: `not found or older than needed: ${still.join(", ")} (Compose must be ${OLDEST_COMPOSE} or newer; found ${docker.compose ?? "none"}).`,
      todo: "look whether another docker comes first on PATH (type -a docker), then run the command again.",
    });
  }
  const engine = docker.engine.state === "silent" ? await startEngine() : docker.engine;
  if (engine.state === "running") done(`Docker Engine ${engine.version}, Compose ${docker.compose}, buildx ${docker.buildx}`);
  if (engine.state === "denied" && !(await relaunchInGroup())) {
    warn('This user may not use the Docker engine: sudo usermod -aG docker "$USER", then log in again.\n    The page is served all the same.');
  }
  if (engine.state === "hung") warn("The Docker engine does not answer. The page is served all the same and turns right by itself when it does.");
  return engine.state;
}
