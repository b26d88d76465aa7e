import { spawn, execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { openBrowser } from "./lib/browser.mjs";
import { endChild } from "./lib/children.mjs";
import { defer } from "./lib/deferred.mjs";
import { environment } from "./lib/docker.mjs";
import { figure } from "./lib/figures.mjs";
import { buildImage } from "./lib/fixtureStack.mjs";
import { openLogTab, tokenOf } from "./lib/logTab.mjs";
import { startPanel } from "./lib/panel.mjs";
import { say } from "./lib/print.mjs";
import { readTree } from "./lib/processTree.mjs";
import { Project, temporaryFolder } from "./lib/project.mjs";

const SERVICES = 20;
const LINES_A_ROUND = 20;

/** A project of services that write 200 numbered lines a second each, after a while in which readers get ready. */
function loudProject(seconds) {
  const loop = `BEGIN{system("sleep 12");for(r=0;r<${seconds * 10};r++){for(i=0;i<${LINES_A_ROUND};i++)print ++k" a line of the merged log that says what is going on here";fflush();system("usleep 98000")}}`;
  const services = Object.fromEntries(Array.from({ length: SERVICES }, (_, index) => [`loud-${index + 1}`, {
    image: "flightdeck-fixture:1", init: true, stop_grace_period: "1s", environment: { LOOP: loop }, entrypoint: ["/bin/sh", "-c", 'awk "$$LOOP"; sleep 3600'],
  }]));
  const file = path.join(temporaryFolder("fdbench-merged-file"), "compose.yaml");
  writeFileSync(file, JSON.stringify({ services }));
  return new Project("merged", file, { BENCH: "1" });
}

/** Reads the merged stream as the page does. */
async function readStream(url, names, onEntry, signal) {
  const reply = await fetch(`${url}/api/logs?services=${names.join(",")}`, { headers: { "x-flightdeck-token": await tokenOf(url) }, signal });
  let rest = "";
  for await (const text of reply.body.pipeThrough(new TextDecoderStream())) {
    const messages = (rest + text).split("\n\n");
    rest = messages.pop();
    for (const message of messages) {
      if (message.startsWith("event: lines\n")) for (const entry of JSON.parse(message.slice(message.indexOf("data: ") + 6)).entries) onEntry(entry);
    }
  }
}

const ticks = (pid) => readTree(pid).ticks;
const share = (used, from) => (used / Number(execFileSync("getconf", ["CLK_TCK"])) / ((performance.now() - from) / 1000)) * 100;

/** Twenty services that write 200 lines a second each, merged. */
export async function merged({ seconds }) {
  await buildImage();
  const project = loudProject(seconds);
  const { url, pid } = await startPanel(project);
  await project.compose("up", "--detach", "--no-build");
  const names = Array.from({ length: SERVICES }, (_, index) => `loud-${index + 1}`);
  const page = await openLogTab(await openBrowser(), url);
  const last = new Map();
  const seen = { lines: 0, lost: 0, disorder: 0, at: 0 };
  const abort = new AbortController();
  defer(() => abort.abort());
  const all = new Promise((resolve) => {
    void readStream(url, names, ({ service, at, text }) => {
      const number = Number.parseInt(text, 10);
      if (number !== (last.get(service) ?? 0) + 1) seen.lost++;
      if (at < seen.at) seen.disorder++;
      seen.at = at;
      seen.lines++;
      last.set(service, number);
      if (seen.lines === SERVICES * seconds * 10 * LINES_A_ROUND) resolve();
    }, abort.signal).catch(() => {});
  });
  const yardstick = spawn("docker", ["compose", "-f", project.composeFile, "-p", project.name, "logs", "--follow", "--timestamps"], { env: environment, stdio: ["ignore", "ignore", "ignore"] });
  defer(() => endChild(yardstick));
  while (seen.lines === 0) await pause(50);

  say(`${SERVICES} services write for ${seconds} s`);
  const from = performance.now();
  const [ours, theirs] = [ticks(pid), ticks(yardstick.pid)];
  await pause(seconds * 1000 - 1_000);
  const [panelShare, yardstickShare] = [share(ticks(pid) - ours, from), share(ticks(yardstick.pid) - theirs, from)];
  await Promise.race([all, pause(30_000)]);
  const gaps = await page.locator(".log .gap").count();
  const took = (performance.now() - from) / 1000;
  const wanted = SERVICES * seconds * 10 * LINES_A_ROUND;
  return {
    figures: [
      figure("lines lost", wanted - seen.lines + seen.lost, "lines", 0),
      figure("lines out of time order", seen.disorder, "lines", 0),
      figure("panel: CPU", panelShare, "% of a core", 25),
      figure("docker compose logs --follow of the same: CPU", yardstickShare, "% of a core"),
      figure("lines", seen.lines / took, "lines/s"),
    ],
    notes: [`${wanted.toLocaleString("en-US")} lines, read by a tab and by a second reader that checks each line${gaps ? `; the tab shows ${gaps} rows of skipped lines` : ""}`],
  };
}
