import { setTimeout as pause } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { openBrowser } from "./lib/browser.mjs";
import { figure } from "./lib/figures.mjs";
import { fixtureStack } from "./lib/fixtureStack.mjs";
import { startPanel } from "./lib/panel.mjs";

const BAR_KB = 150;
const BAR_METRICS_KB = 165;
const BAR_LOGS_KB = 190;
/** No script asked for or under way for this long, once the page lives: it has all that it wants. */
const QUIET_MS = 2_000;

const isScript = (request) => request.resourceType() === "script";

/** Bytes of every script that a browser with an empty cache loads for this address, each gzipped. */
async function scripts(browser, url) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const found = new Map();
  const pending = new Set();
  let last = Date.now();
  page.on("request", (request) => isScript(request) && pending.add(request));
  for (const end of ["requestfinished", "requestfailed"]) page.on(end, (request) => {
    if (pending.delete(request)) last = Date.now();
  });
  page.on("response", (response) => isScript(response.request()) && found.set(response.url(), response.body()));
  // The socket is the first thing that a page opens once its scripts run.
  await Promise.all([page.waitForEvent("websocket"), page.goto(url, { waitUntil: "load" })]);
  last = Date.now();
  while (pending.size > 0 || Date.now() - last < QUIET_MS) await pause(100);
  const bodies = await Promise.all(found.values());
  await context.close();
  return { files: bodies.length, gzipped: bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).length, 0) };
}

/** JavaScript of the first load of each page, with the stack off and running. */
export async function bundle() {
  const project = await fixtureStack();
  const { url } = await startPanel(project);
  const browser = await openBrowser();
  const off = await scripts(browser, url);
  await project.compose("up", "--detach");
  const home = await scripts(browser, url);
  const data = await scripts(browser, `${url}/data`);
  const metrics = await scripts(browser, `${url}/metrics`);
  const logs = await scripts(browser, `${url}/logs`);
  const history = await scripts(browser, `${url}/history`);
  const service = await scripts(browser, `${url}/services/web`);
  return {
    figures: [
      figure("JavaScript of / (stack runs)", home.gzipped / 1000, "kB", BAR_KB),
      figure("JavaScript of / (stack off)", off.gzipped / 1000, "kB", BAR_KB),
      figure("JavaScript of /metrics", metrics.gzipped / 1000, "kB", BAR_METRICS_KB),
      figure("JavaScript of /data", data.gzipped / 1000, "kB", BAR_KB),
      figure("JavaScript of /logs", logs.gzipped / 1000, "kB", BAR_LOGS_KB),
      figure("JavaScript of /history", history.gzipped / 1000, "kB", BAR_METRICS_KB),
      figure("JavaScript of /services/web", service.gzipped / 1000, "kB", BAR_LOGS_KB),
    ],
    notes: [`every script that a browser with an empty cache loads (${[home, off, metrics, data, logs, history, service].map(({ files }) => files).join(", ")} files), each body gzipped at level 9`],
  };
}
