#!/usr/bin/env node
import { startup } from "./startup.mjs";
import { latency } from "./latency.mjs";
import { bundle } from "./bundle.mjs";
import { idle } from "./idle.mjs";
import { flood } from "./flood.mjs";
import { merged } from "./merged.mjs";
import { search200k as search } from "./search.mjs";
import { clients } from "./clients.mjs";
import { churn } from "./churn.mjs";
import { foreign } from "./foreign.mjs";
import { soak } from "./soak.mjs";
import { runDeferred } from "./lib/deferred.mjs";
import { endCommands } from "./lib/docker.mjs";
import { undoOnSignal, unlessInterrupted } from "./lib/interrupt.mjs";
import { readOptions, USAGE } from "./lib/options.mjs";
import { describeMachine, load } from "./lib/machine.mjs";
import { removeLeftovers } from "./lib/project.mjs";
import { printJson, printTable } from "./lib/print.mjs";
import { writeSection } from "./lib/results.mjs";
import { giveUp } from "../scripts/lib/say.mjs";

const BENCHES = { startup, latency, bundle, idle, flood, merged, search, clients, churn, foreign, soak };

const options = readOptions(process.argv.slice(2), Object.keys(BENCHES));
if (!options) {
  process.stderr.write(USAGE);
  process.exit(2);
}
undoOnSignal(async () => {
  await endCommands();
  await runDeferred();
});

try {
  await removeLeftovers();
  const before = load();
  const { figures, notes } = await BENCHES[options.bench](options);
  await runDeferred();
  await unlessInterrupted();
  (options.json ? printJson : printTable)(figures);
  writeSection(options.real ? `${options.bench} --real` : options.bench, { machine: await describeMachine(before), figures, notes });
  process.exit(figures.some(({ ok }) => ok === false) ? 1 : 0);
} catch (error) {
  await unlessInterrupted();
  await runDeferred();
  await unlessInterrupted();
  giveUp(error);
}
