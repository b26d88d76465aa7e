import { capture } from "../command.mjs";
import { compareVersions, findVersion } from "../versions.mjs";

/** The first Compose that knows what our compose file uses. */
export const OLDEST_COMPOSE = "2.24.0";

// A hung engine must not hold up the start: the page says what is wrong with it.
const askEngine = () => capture(["docker", "version", "--format", "{{.Client.Version}} {{.Server.Version}}"], { timeout: 3000 });

/** What there is of Docker: whether the client is, the versions of Compose and buildx (undefined when missing), and the engine. */
export async function probeDocker() {
  const [version, compose, buildx] = await Promise.all([
    askEngine(),
    capture(["docker", "compose", "version", "--short"]),
    capture(["docker", "buildx", "version"]),
  ]);
  return {
    client: version.code !== -1,
    engine: engineState(version),
    compose: compose.code === 0 ? findVersion(compose.stdout) : undefined,
    buildx: buildx.code === 0 ? findVersion(buildx.stdout) : undefined,
  };
}

/** The engine's state alone. */
export const probeEngine = async () => engineState(await askEngine());

/** The state from the answer of `docker version`: running, denied (no right to its socket), hung (takes too long) or silent. */
export function engineState({ code, stdout, stderr }) {
  if (code === 0) return { state: "running", version: findVersion(stdout.trim().split(" ")[1] ?? "") };
  if (code === -2) return { state: "hung" };
  return { state: /permission denied/i.test(stderr) ? "denied" : "silent" };
}

/** Which of engine, compose and buildx must be installed. `canRun`: whether there is an engine that could be started or reached. */
export function missingParts({ client, compose, buildx }, canRun) {
  return [
    ...(client && canRun ? [] : ["engine"]),
    ...(compose && compareVersions(compose, OLDEST_COMPOSE) >= 0 ? [] : ["compose"]),
    ...(buildx ? [] : ["buildx"]),
  ];
}
