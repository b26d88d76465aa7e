import { spawn } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { tail } from "../../scripts/lib/command.mjs";
import { Failure } from "../../scripts/lib/failure.mjs";
import { ROOT } from "../../scripts/lib/paths.mjs";
import { endChild } from "./children.mjs";
import { defer } from "./deferred.mjs";
import { unlessInterrupted } from "./interrupt.mjs";
import { freePort } from "./project.mjs";

/** Builds the panel if its sources changed. A process of its own, since standard output belongs to the figures. */
async function build() {
  const script = `import { ensureBuild } from "./scripts/lib/build.mjs"; import { giveUp } from "./scripts/lib/say.mjs"; ensureBuild().catch(giveUp);`;
  const [code] = await once(spawn(process.execPath, ["--input-type=module", "--eval", script], { cwd: ROOT, stdio: ["ignore", 2, 2] }), "exit");
  if (code !== 0) throw new Failure({ what: "The panel could not be built.", why: "see above.", todo: "mend it, then run the bench again." });
}

/** The built panel, served as `npm start` serves it, for this project, with more variables if need be. It ends with the bench. */
export async function startPanel(project, variables = {}) {
  await build();
  const port = await freePort();
  const log = path.join(project.folder, "panel.log");
  const fd = openSync(log, "a");
  await unlessInterrupted();
  const server = spawn(process.execPath, [path.join(ROOT, "e2e/support/serve.mjs"), String(port)], {
    stdio: ["ignore", fd, fd],
    env: {
      ...process.env, NODE_ENV: "production", FLIGHTDECK_PROJECT: project.name, FLIGHTDECK_COMPOSE_FILE: project.composeFile,
      FLIGHTDECK_ENV_FILE: project.envFile, FLIGHTDECK_STATE_DIR: project.stateFolder,
      ...variables,
    },
  });
  defer(() => endChild(server));
  const url = `http://localhost:${port}`;
  for (let tries = 0; (await fetch(url).then((reply) => reply.status, () => 0)) !== 200; tries++) {
    if (server.exitCode !== null || tries > 300) throw new Failure({ what: "The panel did not serve its page.", why: tail(log), todo: "mend it, then run the bench again." });
    await pause(100);
  }
  return { url, pid: server.pid };
}
