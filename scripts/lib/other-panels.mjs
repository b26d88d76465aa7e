import { readdirSync } from "node:fs";
import path from "node:path";
import { readNote } from "./notes.mjs";
import { NOTES } from "./paths.mjs";
import { processesOnPort } from "./port-owner.mjs";

/** Ports of the panels of this folder that run now, but for the one on `port`. A note of a panel that was killed is passed over. */
export async function otherPanels(port, notes = NOTES, listeners = processesOnPort) {
  const ports = names(notes).flatMap((name) => /^panel-(\d{1,5})\.json$/.exec(name)?.[1] ?? []).map(Number);
  const found = await Promise.all(ports.filter((one) => one !== port).map(async (one) => {
    const { pid } = readNote(path.join(notes, `panel-${one}.json`)) ?? {};
    return pid && (await listeners(one)).some((owner) => owner.pid === pid) ? [one] : [];
  }));
  return found.flat();
}

function names(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
