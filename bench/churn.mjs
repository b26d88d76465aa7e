import { readdirSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { figure } from "./lib/figures.mjs";
import { fixtureStack } from "./lib/fixtureStack.mjs";
import { garbageCollector } from "./lib/garbage.mjs";
import { startPanel } from "./lib/panel.mjs";
import { say } from "./lib/print.mjs";
import { readTree } from "./lib/processTree.mjs";
import { openStream, pageToken } from "./lib/streams.mjs";
import { timeUp } from "./lib/up.mjs";

const CONNECTS = 1_000;
const AT_ONCE = 20;
const PATHS = ["/api/events", "/api/metrics/live"];
/** For the panel to close what nobody reads; then its garbage is collected, for until it is memory goes up and down by 50 MB. */
const SETTLE_MS = 30_000;
const BAR_FDS = 2;
const BAR_MB = 10;

/** Opens and closes so many streams, some at a time. */
async function churnOnce(url, token, connects) {
  for (let done = 0; done < connects; done += AT_ONCE) {
    const closers = await Promise.all(Array.from({ length: AT_ONCE }, (_, index) => openStream(url, token, PATHS[index % PATHS.length])));
    for (const close of closers) close();
  }
}

/** Readers that come and go leave nothing behind. */
export async function churn() {
  const { variables, collect } = await garbageCollector();
  const project = await fixtureStack();
  await timeUp(project);
  const { url, pid } = await startPanel(project, variables);
  const token = await pageToken(url);
  const look = async () => {
    await pause(SETTLE_MS);
    await collect();
    await pause(SETTLE_MS / 10);
    return { fds: readdirSync(`/proc/${pid}/fd`).length, rss: readTree(pid).rss };
  };
  const fresh = readTree(pid).rss;
  // What is compiled and cached once belongs to the baseline.
  say("warming up");
  await churnOnce(url, token, CONNECTS);
  const before = await look();
  say(`${CONNECTS} connects and disconnects`);
  const from = performance.now();
  await churnOnce(url, token, CONNECTS);
  const seconds = (performance.now() - from) / 1_000;
  const after = await look();
  return {
    figures: [
      figure("file descriptors over the baseline", Math.max(0, after.fds - before.fds), "", BAR_FDS),
      figure("memory (RSS) over the baseline", Math.max(0, after.rss - before.rss) / 1e6, "MB", BAR_MB),
      figure("file descriptors before", before.fds, ""),
      figure("memory (RSS) before", before.rss / 1e6, "MB"),
      figure("memory (RSS) before any reader", fresh / 1e6, "MB"),
      figure("connects a second", CONNECTS / seconds, ""),
    ],
    notes: [`${CONNECTS} streams opened and closed, half of them /api/events, half /api/metrics/live, ${AT_ONCE} at a time; baseline after as many; looked at ${SETTLE_MS / 1_000} s after the last one, garbage collected`],
  };
}
