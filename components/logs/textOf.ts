import { bytes } from "@/lib/client/format";
import type { LogModel } from "./logModel";

/** A line as it is copied and downloaded: ISO time, service (of several containers its container), text. */
export function plainLine(model: LogModel, line: number): string {
  const { store } = model;
  const time = new Date(store.at(line)).toISOString();
  const service = model.writer(line);
  if (store.isGap(line)) return `${time} ${service} (${store.text(line)} lines skipped)`;
  const rest = store.extra(line)?.rest;
  return `${time} ${service} ${store.text(line)}${rest ? ` … (${bytes(rest.bytes)} more)` : ""}`;
}

/** The lines that the filter leaves, folded ones included. */
export function* seenLines(model: LogModel, from = model.store.first, to = model.store.end - 1): Generator<string> {
  for (let line = Math.max(from, model.store.first); line <= Math.min(to, model.store.end - 1); line++) {
    if (model.rows.passes(line)) yield plainLine(model, line);
  }
}
