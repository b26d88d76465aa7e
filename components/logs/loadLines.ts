import type { Api } from "@/lib/client/api";
import { count } from "@/lib/client/format";
import type { RangeReply } from "@/lib/contracts/logs";
import type { LogModel } from "./logModel";
import { readRange } from "./reads";
import { endOf, type Span } from "./span";

const LIMIT = 20_000;
/** Just beside a line: the engine's bounds are both included. */
const STEP = 0.001;
/** More lines than are written in such a step. */
const SPARE = 20;

/** Reads the lines that a row of missing ones stands for, as many as are read at once. What is to be said of it, or null. */
export async function loadGap(model: LogModel, api: Api, gap: number): Promise<string | null> {
  const { store } = model;
  const service = model.services[store.service(gap)];
  if (!service) return null;
  model.pause();
  if (store.replica(gap + 1) > 0) return await loadAmongOthers(model, api, gap, service);
  const missing = Number(store.text(gap)), since = store.at(gap), until = store.at(gap + 1);
  const known = sameTime(model, gap);
  if (known.length === 0 && since === until) {
    // Nothing is held before it: these are the last ones before the next line.
    const { entries } = await readRange(api, { services: [service], since: 0, until: until + STEP, limit: Math.min(LIMIT, missing + SPARE), keep: "last" });
    const read = before(entries, { at: until, text: store.text(gap + 1) }).slice(-missing);
    model.fill(gap, read, "before");
    return read.length > 0 ? null : gone(missing);
  }
  const { entries, more } = await readRange(api, { services: [service], since, until: until + STEP, limit: Math.min(LIMIT, missing + known.length), keep: "first" });
  let from = 0;
  while (from < known.length && entries[from]?.text === known[from]) from++;
  const read = entries.slice(from, from + missing);
  if (!more && read.length < missing && read.at(-1)?.text === store.text(gap + 1)) read.pop();
  model.fill(gap, read, "after");
  return read.length > 0 ? null : gone(missing);
}

/** Of one of several containers: what is missing was written among lines of the others that are held, since the last one of that container. */
async function loadAmongOthers(model: LogModel, api: Api, gap: number, service: string): Promise<string | null> {
  const { store } = model;
  const missing = Number(store.text(gap)), until = store.at(gap + 1) + STEP;
  let last = gap - 1;
  while (last >= store.first && (store.service(last) !== store.service(gap) || store.replica(last) !== store.replica(gap + 1))) last--;
  const since = last < store.first ? 0 : store.at(last);
  const known: { replica: number; text: string }[] = [];
  for (let line = store.first; line < store.end; line++) {
    if (store.service(line) === store.service(gap) && !store.isGap(line) && store.at(line) >= since && store.at(line) <= until) known.push(store.line(line));
  }
  const { entries } = await readRange(api, { services: [service], since, until, limit: Math.min(LIMIT, missing + known.length), keep: "last" });
  // By their words: a line that came late has a later time here than the engine gives it. One container alone, that is left of several, has no number.
  const numbered = entries.some(({ replica }) => replica !== undefined);
  const keyOf = ({ replica = 0, text }: { replica?: number; text: string }): string => `${numbered ? replica : 0} ${text}`;
  const held = new Map<string, number>();
  for (const line of known) {
    const key = keyOf(line);
    held.set(key, (held.get(key) ?? 0) + 1);
  }
  const read = entries.filter((line) => {
    const key = keyOf(line), left = held.get(key) ?? 0;
    held.set(key, left - 1);
    return left <= 0;
  }).slice(-missing);
  model.fill(gap, read, "before");
  return read.length > 0 ? null : gone(missing);
}

function gone(missing: number): string {
  return `The engine no longer has ${missing === 1 ? "this line" : `these ${count(missing, "line")}`}.`;
}

/** Texts of the lines before a gap that have the time of the last of them: they are read again with those that are missing. */
function sameTime({ store }: LogModel, gap: number): string[] {
  const texts: string[] = [];
  for (let line = gap - 1; line >= store.first && store.at(line) >= store.at(gap); line--) {
    if (store.service(line) === store.service(gap) && !store.isGap(line)) texts.unshift(store.text(line));
  }
  return texts;
}

interface Oldest { at: number; text: string }

/** The oldest line that is held, by service. */
export function oldest({ store, services }: LogModel): Map<string, Oldest> {
  const found = new Map<string, Oldest>();
  for (let line = store.first; line < store.end && found.size < services.length; line++) {
    const service = services[store.service(line)];
    if (service !== undefined && !found.has(service) && !store.isGap(line)) found.set(service, { at: store.at(line), text: store.text(line) });
  }
  return found;
}

/** What came before the oldest line that is held. Lines may share a time: it is among those that were read. */
function before(entries: RangeReply["entries"], held: Oldest | undefined): RangeReply["entries"] {
  if (!held) return entries;
  const known = entries.findLastIndex(({ at, text }) => at === held.at && text === held.text);
  return known >= 0 ? entries.slice(0, known) : entries.filter(({ at }) => at < held.at);
}

/** Reads what was written in a window that reaches up to now, of each service before the oldest line that is held of it. */
export async function loadBefore(model: LogModel, api: Api, span: Span & { from: number }): Promise<string | null> {
  const held = oldest(model), now = Date.now(), end = endOf(span) ?? now;
  const wanted = model.services.map((service) => ({ service, until: Math.min(end, (held.get(service)?.at ?? now) + STEP) })).filter(({ until }) => until > span.from + STEP);
  const limit = Math.floor(LIMIT / Math.max(1, wanted.length));
  const replies = await Promise.all(wanted.map(({ service, until }) => readRange(api, { services: [service], since: span.from, until, limit, keep: "last" })));
  // Another reading of the same may have been quicker.
  const known = oldest(model);
  model.insert(wanted.flatMap(({ service }, index) => before(replies[index]?.entries ?? [], known.get(service))));
  return replies.some(({ more }) => more) ? "Not all of this window is shown: it holds more lines than are read at once. Choose a shorter one, or download the whole log." : null;
}

/** Reads a window that is over, into a model of its own. */
export async function loadStill(model: LogModel, api: Api, span: Span): Promise<string | null> {
  try {
    const { entries, more } = await readRange(api, { services: model.services, since: span.from ?? 0, until: endOf(span) ?? Date.now(), limit: LIMIT, keep: "last" });
    model.insert(entries);
    return more ? `Only the last ${count(LIMIT, "line")} of this window are shown. Choose a shorter one, or download the whole log.` : null;
  } finally {
    model.stand();
  }
}
