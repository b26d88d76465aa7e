import { openBrowser } from "./lib/browser.mjs";
import { figure, median } from "./lib/figures.mjs";
import { fixtureStack } from "./lib/fixtureStack.mjs";
import { makeForeign } from "./lib/foreign.mjs";
import { startPanel } from "./lib/panel.mjs";
import { say } from "./lib/print.mjs";
import { timeUp } from "./lib/up.mjs";

const FOREIGN = 300;
const LOADS = 20;
const BAR_MS = 600;
const BAR_RATIO = 1.1;

/** Runs in the page before its own scripts: notes when every service stands there with its state and a frame with it was drawn. */
function notePainted(services) {
  const look = () => {
    const known = [...document.querySelectorAll("[data-service]")].filter((card) => card.dataset.state && card.dataset.state !== "unknown");
    if (known.length < services) return requestAnimationFrame(look);
    requestAnimationFrame(() => setTimeout(() => { window.paintedAt = performance.now(); }));
  };
  requestAnimationFrame(look);
}

/** Milliseconds from the navigation to the painted states, with an empty cache each time. */
async function paint(browser, url, services) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(notePainted, services);
  await page.goto(url);
  const ms = await (await page.waitForFunction(() => window.paintedAt)).jsonValue();
  await context.close();
  return ms;
}

async function paints(browser, url, services) {
  await paint(browser, url, services);
  const times = [];
  for (let load = 0; load < LOADS; load++) times.push(await paint(browser, url, services));
  return times;
}

/** Home beside many containers of other people against home alone. */
export async function foreign() {
  const project = await fixtureStack();
  await timeUp(project);
  const services = Object.keys((await project.model()).services).length;
  const browser = await openBrowser();
  const alone = await paints(browser, (await startPanel(project)).url, services);
  say(`${FOREIGN} foreign containers`);
  await makeForeign(FOREIGN);
  const from = performance.now();
  const { url } = await startPanel(project);
  const boot = performance.now() - from;
  const beside = await paints(browser, url, services);
  return {
    figures: [
      figure(`home painted beside ${FOREIGN} foreign containers, median`, median(beside), "ms", BAR_MS),
      figure("the same / without them", median(beside) / median(alone), "x", BAR_RATIO),
      figure("home painted without them, median", median(alone), "ms"),
      figure("the worst beside them", Math.max(...beside), "ms"),
      figure("panel from its start to its first page, beside them", boot, "ms"),
    ],
    notes: [`${LOADS} loads each, from navigation to a drawn frame that holds every service (${services}) with its state, empty browser cache; a panel started after the foreign containers were made`],
  };
}
