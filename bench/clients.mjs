import { setTimeout as pause } from "node:timers/promises";
import { CountingProxy } from "./lib/countingProxy.mjs";
import { docker } from "./lib/docker.mjs";
import { figure } from "./lib/figures.mjs";
import { fixtureStack } from "./lib/fixtureStack.mjs";
import { startPanel } from "./lib/panel.mjs";
import { say } from "./lib/print.mjs";
import { readTree } from "./lib/processTree.mjs";
import { openStream, pageToken } from "./lib/streams.mjs";
import { timeUp } from "./lib/up.mjs";

const CLIENTS = 50;
const EVENTS_STREAM = /\/events\?/;
const STATS_STREAM = /\/stats\?.*stream=(true|1)/;
/** Longer than a change takes to reach everybody. */
const SETTLE_MS = 3_000;

/** A reader of the stack's state that counts what it misses. */
class Client {
  constructor() {
    this.states = new Map();
    this.lost = 0;
  }

  take(event, data) {
    if (event === "snapshot") this.states.clear();
    else this.lost += data.seq - this.seq - 1;
    this.seq = data.seq;
    for (const { name, state } of data.services ?? []) this.states.set(name, state);
  }

  get told() {
    return JSON.stringify([...this.states].sort());
  }
}

/** Many readers at once: nobody misses a change, and the engine is asked once. */
export async function clients({ events }) {
  const project = await fixtureStack();
  await timeUp(project);
  const proxy = await CountingProxy.open();
  const { url, pid } = await startPanel(project, { DOCKER_HOST: proxy.host });
  const token = await pageToken(url);
  const readers = Array.from({ length: CLIENTS }, () => new Client());
  let rounds = 0;
  for (const reader of readers) await openStream(url, token, "/api/events", (event, data) => reader.take(event, data));
  for (let index = 0; index < CLIENTS; index++) await openStream(url, token, "/api/metrics/live", () => { rounds++; });
  await pause(SETTLE_MS);

  say(`${events} changes before ${CLIENTS} readers`);
  const streams = { events: 0, stats: 0 };
  rounds = 0;
  const from = performance.now();
  for (let change = 0; change < events; change++) {
    const service = ["web", "worker"][change % 2];
    await project.exec(service, ...(change % 4 < 2 ? ["touch", "/tmp/bad"] : ["rm", "-f", "/tmp/bad"]));
    if (change % 10 === 9) await docker("restart", "--time", "0", `${project.name}-queue-1`);
    await pause(250);
    streams.events = Math.max(streams.events, proxy.open(EVENTS_STREAM));
    streams.stats = Math.max(streams.stats, proxy.open(STATS_STREAM));
  }
  await pause(SETTLE_MS);
  const seconds = (performance.now() - from) / 1_000;
  const fresh = new Client();
  await openStream(url, token, "/api/events", (event, data) => fresh.take(event, data));
  await pause(500);
  const containers = (await project.containers()).length;
  return {
    figures: [
      figure("changes lost, all readers together", readers.reduce((sum, reader) => sum + reader.lost, 0), "", 0),
      figure("readers that know another state than a new one", readers.filter((reader) => reader.told !== fresh.told).length, "", 0),
      figure("events streams that the engine sees", streams.events, "", 1),
      figure("stats streams that the engine sees, for each container", streams.stats / containers, "", 1),
      figure("changes that each reader got", Math.min(...readers.map((reader) => reader.seq)), ""),
      figure("metric rounds a second and reader", rounds / CLIENTS / seconds, ""),
      figure("panel: memory (RSS)", readTree(pid).rss / 1e6, "MB"),
    ],
    notes: [`${CLIENTS} readers of /api/events and ${CLIENTS} of /api/metrics/live, ${events} changes of health and a restart of a container at every tenth, ${containers} containers; the engine's streams counted in a socket before it`],
  };
}
