import { ensureBuild } from "./build.mjs";
import { ensureDependencies } from "./dependencies.mjs";
import { ensureEngine } from "./engine/ensure.mjs";
import { probeDocker } from "./engine/probe.mjs";
import { wasRelaunched } from "./engine/regroup.mjs";
import { ensureFolder } from "./folder.mjs";
import { START_HELP, startOptions } from "./options.mjs";
import { otherPanels } from "./other-panels.mjs";
import { ensurePort } from "./port.mjs";
import { done, giveUp, line, warn } from "./say.mjs";
import { serve } from "./serve.mjs";

function greet() {
  line("Flightdeck\n");
  done(`Node ${process.versions.node}`);
}

/** `npm start`: everything from a fresh clone to the served page, each step only if it is needed. */
export async function start(args) {
  try {
    const { port, install, help } = startOptions(args);
    if (help) return line(START_HELP);
    if (!wasRelaunched()) greet();
    ensureFolder();
    const docker = probeDocker();
    if (await ensurePort(port)) return;
    for (const other of await otherPanels(port)) warn(`Another panel of this folder runs at http://localhost:${other}; both work on the same stack.`);
    await ensureEngine(await docker, { install });
    await ensureDependencies();
    await ensureBuild();
    await serve(port);
  } catch (error) {
    giveUp(error);
  }
}
