import { setTimeout as pause } from "node:timers/promises";
import { openBrowser, openTab } from "./lib/browser.mjs";
import { followEvents } from "./lib/events.mjs";
import { Expectations } from "./lib/expectations.mjs";
import { figure, percentile } from "./lib/figures.mjs";
import { fixtureStack } from "./lib/fixtureStack.mjs";
import { writeLines } from "./lib/logLoad.mjs";
import { heapOf, openLogTab, takeSeen, watchPage } from "./lib/logTab.mjs";
import { clockOffset, tellChanges } from "./lib/pageClock.mjs";
import { startPanel } from "./lib/panel.mjs";
import { say } from "./lib/print.mjs";
import { readTree } from "./lib/processTree.mjs";
import { timeUp } from "./lib/up.mjs";

const LINES_A_ROUND = 10_000;
/** Pages that a panel has served before the flood: one that has just started still compiles what makes them. */
const SERVED = 30;

/** Flips another service's health for as long as the flood lasts; milliseconds from the engine's event to the DOM. */
async function flipHealth(project, expectations, until) {
  const times = [];
  while (Date.now() < until) {
    for (const [kind, command] of [["unhealthy", "touch"], ["healthy", "rm"]]) {
      const shown = expectations.expect("web", kind);
      await project.exec("web", command, "/tmp/bad");
      times.push(await shown);
    }
  }
  return times;
}

async function askPage(url, until) {
  const times = [];
  while (Date.now() < until) {
    const from = performance.now();
    await (await fetch(url)).text();
    times.push(performance.now() - from);
    await pause(500);
  }
  return times;
}

async function watchMemory(pid, client, until) {
  let [rss, heap] = [0, 0];
  while (Date.now() < until) {
    rss = Math.max(rss, readTree(pid).rss);
    heap = Math.max(heap, await heapOf(client));
    await pause(500);
  }
  return { rss, heap };
}

/** Every line that the service wrote, as the page accounts for it: shown or counted as skipped. */
async function accountFor(page) {
  await page.getByRole("button", { name: "Download" }).click();
  const file = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Lines shown" }).click();
  let text = "";
  for await (const chunk of await (await file).createReadStream()) text += chunk;
  const own = text.split("\n").filter((line) => / worker /.test(line));
  const skipped = own.reduce((sum, line) => sum + Number(/\((\d+) lines skipped\)$/.exec(line)?.[1] ?? 0), 0);
  const shown = own.filter((line) => / worker \d+ the scheduler/.test(line)).length;
  return { skipped, shown };
}

/** One container that writes as fast as 100,000 lines a second, with the log view open. */
export async function flood({ seconds }) {
  const project = await fixtureStack();
  await timeUp(project);
  const { url, pid } = await startPanel(project);
  const browser = await openBrowser();
  const home = await openTab(browser, url);
  const expectations = new Expectations();
  const offset = await home.evaluate(clockOffset);
  await home.exposeFunction("stateChanged", (service, state, at) => expectations.shown(service, state, at + offset));
  await home.evaluate(tellChanges);
  followEvents(project.name, (event) => expectations.happened(event));
  const page = await openLogTab(browser, url);
  const client = await page.context().newCDPSession(page);
  await client.send("Performance.enable");
  for (let served = 0; served < SERVED; served++) await (await fetch(url)).text();
  await pause(5_000);
  const before = readTree(pid).rss;

  const rounds = seconds * 10;
  say(`a flood of ${seconds} s`);
  const from = performance.now();
  await writeLines(project, "worker", { lines: LINES_A_ROUND, rounds });
  await page.locator(".log", { hasText: "the scheduler looks" }).waitFor();
  await page.evaluate(watchPage);
  const until = Date.now() + seconds * 1000;
  const [states, answers, { rss, heap }] = await Promise.all([flipHealth(project, expectations, until), askPage(url, until), watchMemory(pid, client, until)]);
  const { framesASecond, ages } = await page.evaluate(takeSeen);
  await page.locator(".log", { hasText: "end of the load" }).waitFor({ timeout: 300_000 });
  const took = (performance.now() - from) / 1000;
  const { skipped, shown } = await accountFor(page);
  const written = rounds * LINES_A_ROUND;
  return {
    figures: [
      figure("age of the newest line on the screen, 95th percentile", percentile(ages, 0.95), "ms", 1_000),
      figure("age of the newest line on the screen, worst", Math.max(...ages), "ms"),
      figure("lines neither shown nor counted as skipped", Math.abs(written - skipped - shown), "lines", 0),
      figure("time of a frame, mean", 1000 / framesASecond, "ms", 1000 / 30),
      figure("the panel's page answers, 99th percentile", percentile(answers, 0.99), "ms", 100),
      figure("the panel's page answers, worst", Math.max(...answers), "ms"),
      figure("memory of the panel, more than before (RSS)", (rss - before) / 1e6, "MB", 60),
      figure("memory of the tab (JavaScript heap)", heap / 1e6, "MB", 60),
      figure("state change of another service -> DOM, 95th percentile", percentile(states, 0.95), "ms", 100),
      figure("lines written", written / took, "lines/s"),
      figure("lines shown", shown, "lines"),
    ],
    notes: [
      `${written.toLocaleString("en-US")} lines of 80 characters in ${took.toFixed(1)} s; as many as the engine takes, at most 100,000 a second`,
      `${states.length} state changes of a service beside it in a second tab, ${answers.length} requests of the page; the panel had served ${SERVED} before`,
    ],
  };
}
