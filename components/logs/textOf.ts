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

/** The lines that the filter leaves, folded ones included. A search that is on its way is waited for: until then nobody knows what it leaves. */
export async function seenText(model: LogModel, from = model.store.first, to = model.store.end - 1): Promise<string> {
  await model.judged(to + 1);
  const lines: string[] = [];
  for (let line = Math.max(from, model.store.first); line <= Math.min(to, model.store.end - 1); line++) {
    if (model.rows.passes(line)) lines.push(plainLine(model, line));
  }
  return lines.join("\n");
}

/** The same as a file. */
export async function seenFile(model: LogModel): Promise<Blob> {
  return new Blob([`${await seenText(model)}\n`], { type: "text/plain" });
}
