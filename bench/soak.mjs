import { setTimeout as pause } from "node:timers/promises";
import { figure, median, slope } from "./lib/figures.mjs";
import { fixtureStack } from "./lib/fixtureStack.mjs";
import { garbageCollector } from "./lib/garbage.mjs";
import { startPanel } from "./lib/panel.mjs";
import { say } from "./lib/print.mjs";
import { readTree } from "./lib/processTree.mjs";
import { ask, openStream, pageToken } from "./lib/streams.mjs";
import { timeUp } from "./lib/up.mjs";

const WANTED_MINUTES = 120;
const SAMPLE_MS = 5_000;
/** Before each so many samples garbage is collected: in between memory goes up and down by 50 MB. */
const COLLECT_EVERY = 5;
const READERS = 5;
/** What the memory may grow between the second and the last quarter of the time. The first quarter is for caches to fill. */
const BAR_MB = 5;
/** Lines a second that each of two services writes. */
const LINES = 100;

/** Logs, metrics, changes and readers for a long time: the panel's memory stays where it is. */
export async function soak({ minutes }) {
  const { variables, collect } = await garbageCollector();
  const project = await fixtureStack();
  await timeUp(project);
  const { url, pid } = await startPanel(project, variables);
  const token = await pageToken(url);
  const services = ["web", "worker"];
  const talk = `(while :; do for i in $(seq ${LINES / 10}); do echo "$(date) INFO soak line $i of many"; done; sleep 0.1; done) > /proc/1/fd/1 &`;
  for (const service of services) await project.exec(service, "sh", "-c", `echo '${talk}' > /tmp/orders`);
  for (let reader = 0; reader < READERS; reader++) for (const path of ["/api/events", "/api/metrics/live"]) await openStream(url, token, path);

  say(`${minutes} min`);
  const samples = [];
  let most = 0;
  const from = performance.now();
  for (let turn = 0; performance.now() - from < minutes * 60_000; turn++) {
    await Promise.all([
      ...services.map((service) => ask(url, token, `/api/logs/file?service=${service}&format=txt`)),
      ...["cpu", "memory", "network", "block"].map((metric) => ask(url, token, `/api/metrics?metric=${metric}`)),
      project.exec("web", ...(turn % 2 === 0 ? ["touch", "/tmp/bad"] : ["rm", "-f", "/tmp/bad"])),
      openStream(url, token, "/api/events").then((close) => pause(1_000).then(close)),
    ]);
    most = Math.max(most, readTree(pid).rss / 1e6);
    if (turn % COLLECT_EVERY === 0) {
      await collect();
      samples.push({ x: (performance.now() - from) / 3_600_000, y: readTree(pid).rss / 1e6 });
    }
    await pause(SAMPLE_MS);
  }
  const quarter = (index) => samples.slice(Math.floor((samples.length * index) / 4), Math.floor((samples.length * (index + 1)) / 4)).map((sample) => sample.y);
  return {
    figures: [
      figure("memory (RSS), last quarter's median over the second's", Math.max(0, median(quarter(3)) - median(quarter(1))), "MB", BAR_MB),
      figure("slope after the first quarter", slope(samples.slice(Math.floor(samples.length / 4))), "MB an hour"),
      figure("memory (RSS) at the end", samples.at(-1).y, "MB"),
      figure("the most, garbage included", most, "MB"),
    ],
    notes: [
      `${minutes} min${minutes < WANTED_MINUTES ? `, shortened from ${WANTED_MINUTES}` : ""}; two services write ${LINES} lines a second each, ${READERS} readers each of state and metrics, logs and curves asked for every ${SAMPLE_MS / 1_000} s, a change of health and a reader that comes and goes as often; garbage collected before each sample`,
      `medians of the four quarters: ${[0, 1, 2, 3].map((index) => median(quarter(index)).toFixed(1)).join(", ")} MB`,
    ],
  };
}
