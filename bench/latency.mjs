import { openBrowser, openTab } from "./lib/browser.mjs";
import { docker } from "./lib/docker.mjs";
import { followEvents } from "./lib/events.mjs";
import { Expectations } from "./lib/expectations.mjs";
import { figure, percentile } from "./lib/figures.mjs";
import { fixtureStack } from "./lib/fixtureStack.mjs";
import { clockOffset, tellChanges } from "./lib/pageClock.mjs";
import { startPanel } from "./lib/panel.mjs";
import { say } from "./lib/print.mjs";
import { timeUp } from "./lib/up.mjs";

const BAR_MS = 25;

/** Marks a service bad and good again until its health has flipped so often. */
async function flipHealth(project, expectations, count) {
  const times = [];
  for (let flip = 0; flip < count; flip += 2) {
    const service = ["web", "worker"][(flip / 2) % 2];
    for (const [kind, command] of [["unhealthy", "touch"], ["healthy", "rm"]]) {
      const shown = expectations.expect(service, kind);
      await project.exec(service, command, "/tmp/bad");
      times.push(await shown);
    }
  }
  return times;
}

/** Stops and starts a container so often; each start ends with one more health flip. Killed ones would be a crash loop soon. */
async function stopAndStart(project, expectations, count) {
  const times = { die: [], start: [], health: [] };
  const container = `${project.name}-worker-1`;
  for (let round = 0; round < count; round++) {
    const died = expectations.expect("worker", "die");
    await docker("stop", "--time", "0", container);
    times.die.push(await died);
    const [started, healthy] = [expectations.expect("worker", "start"), expectations.expect("worker", "healthy")];
    await docker("start", container);
    times.start.push(await started);
    times.health.push(await healthy);
  }
  return times;
}

/** From the engine's own time of an event to the moment when a browser's DOM shows it. */
export async function latency({ events }) {
  const project = await fixtureStack();
  await timeUp(project);
  const { url } = await startPanel(project);
  const page = await openTab(await openBrowser(), url);
  const expectations = new Expectations();
  const offset = await page.evaluate(clockOffset);
  await page.exposeFunction("stateChanged", (service, state, at) => expectations.shown(service, state, at + offset));
  await page.evaluate(tellChanges);
  followEvents(project.name, (event) => expectations.happened(event));

  say(`${events} health flips`);
  const flips = await flipHealth(project, expectations, events);
  say(`${events} deaths and starts`);
  const rounds = await stopAndStart(project, expectations, events);
  const drift = (await page.evaluate(clockOffset)) - offset;

  const kinds = { "health flip": [...flips, ...rounds.health], die: rounds.die, start: rounds.start };
  return {
    figures: Object.entries(kinds).flatMap(([kind, times]) => [
      figure(`${kind} -> DOM, 95th percentile`, percentile(times, 0.95), "ms", BAR_MS),
      figure(`${kind} -> DOM, median`, percentile(times, 0.5), "ms"),
      figure(`${kind} -> DOM, worst`, Math.max(...times), "ms"),
    ]),
    notes: [
      `${Object.entries(kinds).map(([kind, times]) => `${times.length} x ${kind}`).join(", ")}, one tab, fixture stack, one event at a time`,
      `from the engine's time of the event to a MutationObserver in the page; the page's clock ran ${Math.abs(drift).toFixed(2)} ms away from the engine's meanwhile`,
    ],
  };
}
