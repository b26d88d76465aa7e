import type { Api } from "@/lib/client/api";
import type { LogModel } from "./logModel";
import { readRange } from "./reads";

const LIMIT = 20_000;
/** Just beside a line: the engine's bounds are both included. */
const STEP = 0.001;

/** Reads the lines that a row of missing ones stands for, as many as are read at once. */
export async function loadGap(model: LogModel, api: Api, gap: number): Promise<void> {
  const { store } = model;
  const service = model.services[store.service(gap)];
  if (!service) return;
  model.pause();
  const missing = Number(store.text(gap));
  const reply = await readRange(api, { services: [service], since: store.at(gap) + STEP, until: store.at(gap + 1) - STEP, limit: Math.min(LIMIT, missing), keep: "first" });
  model.insert(reply, gap);
}

/** Reads what was written after `since` and before the oldest line that is held. */
export async function loadSince(model: LogModel, api: Api, since: number): Promise<void> {
  const { store } = model;
  const until = store.size > 0 ? store.at(store.first) - STEP : Date.now();
  if (until <= since) return;
  model.insert(await readRange(api, { services: model.services, since, until, limit: LIMIT, keep: "last" }), null);
}
