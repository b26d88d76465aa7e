import { bytes } from "@/lib/client/format";
import { saveBlob } from "@/lib/client/saveFile";
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

/**
 * The lines that the filter leaves, folded ones included. A search that is on its way is waited for: until then nobody knows what it leaves.
 * Throws when the lines of `part` got other numbers meanwhile.
 */
export async function seenText(model: LogModel, part?: { from: number; to: number }): Promise<string> {
  const { numbering } = model;
  await model.judged();
  if (part && model.numbering !== numbering) throw new Error("The lines have other numbers now.");
  const { first, end } = model.store;
  const lines: string[] = [];
  for (let line = Math.max(part?.from ?? 0, first); line <= Math.min(part?.to ?? Infinity, end - 1); line++) {
    if (model.rows.passes(line)) lines.push(plainLine(model, line));
  }
  return lines.join("\n");
}

/** Saves them as a file. */
export async function saveSeen(model: LogModel, name: string): Promise<void> {
  saveBlob(new Blob([`${await seenText(model)}\n`], { type: "text/plain" }), name);
}
