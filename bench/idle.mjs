import { execFileSync } from "node:child_process";
import { setTimeout as pause } from "node:timers/promises";
import { Failure } from "../scripts/lib/failure.mjs";
import { airflowStack, OURS } from "./lib/airflowStack.mjs";
import { openBrowser, openTab } from "./lib/browser.mjs";
import { figure } from "./lib/figures.mjs";
import { fixtureStack } from "./lib/fixtureStack.mjs";
import { startPanel } from "./lib/panel.mjs";
import { say } from "./lib/print.mjs";
import { readTree } from "./lib/processTree.mjs";
import { timeUp } from "./lib/up.mjs";

/** Long enough for what follows a page's first request (compiled code, a last collection of garbage) to be over. */
const SETTLE_MS = 30_000;
const BAR_CPU = 0.5;
const BAR_CPU_ALONE = 0.2;
const BAR_MB = 160;

/** What a process tree uses over a time: per cent of a core, the most resident bytes of one look a second, and how many processes. */
async function watch(pid, seconds) {
  say(`looking for ${seconds} s`);
  const first = readTree(pid);
  const from = performance.now();
  let most = first.rss;
  for (let second = 0; second < seconds; second++) {
    await pause(1_000);
    most = Math.max(most, readTree(pid).rss);
  }
  const last = readTree(pid);
  const elapsed = (performance.now() - from) / 1000;
  const ticksASecond = Number(execFileSync("getconf", ["CLK_TCK"]));
  return { cpu: ((last.ticks - first.ticks) / ticksASecond / elapsed) * 100, most, processes: last.processes };
}

/** What the panel costs while nothing happens, without a tab and with one that looks at it. */
export async function idle({ seconds, real }) {
  if (process.platform !== "linux") throw new Failure({ what: "This bench runs on Linux only.", why: "it reads /proc.", todo: "run it on Linux." });
  const project = real ? await airflowStack("real", OURS) : await fixtureStack();
  await timeUp(project);
  const { url, pid } = await startPanel(project);
  await pause(SETTLE_MS);
  const alone = await watch(pid, seconds);
  const browser = await openBrowser();
  await openTab(browser, url);
  await pause(SETTLE_MS);
  const looked = await watch(pid, seconds);
  return {
    figures: [
      figure("panel, no tab: CPU", alone.cpu, "% of a core", BAR_CPU_ALONE),
      figure("panel, one tab open: CPU", looked.cpu, "% of a core", BAR_CPU),
      figure("panel, no tab: memory (RSS)", alone.most / 1e6, "MB", BAR_MB),
      figure("panel, one tab open: memory (RSS)", looked.most / 1e6, "MB", BAR_MB),
    ],
    notes: [
      `${seconds} s each beside ${real ? "the stack that ships" : "the fixture stack"}, all healthy; the largest of one sample a second`,
      `from ${SETTLE_MS / 1000} s after the panel was started, and after the page was opened`,
      `the server's whole process tree (${looked.processes} ${looked.processes === 1 ? "process" : "processes"}), without the browser`,
    ],
  };
}
