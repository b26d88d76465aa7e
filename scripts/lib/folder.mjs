import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { Failure } from "./failure.mjs";
import { NOTES, ROOT } from "./paths.mjs";

function writable(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Makes sure that everything may be written that these scripts write. A run with sudo leaves folders that belong to root. */
export function ensureFolder() {
  const locked = [ROOT, NOTES, path.join(ROOT, "node_modules"), path.join(ROOT, ".next")].find((folder) => existsSync(folder) && !writable(folder));
  if (locked) throw new Failure({
    what: `${locked} cannot be written.`,
    why: "it belongs to another user, perhaps since an earlier run with sudo.",
    todo: `sudo chown -R "$(id -u):$(id -g)" ${JSON.stringify(ROOT)}\nthen run the command again, without sudo`,
  });
  mkdirSync(NOTES, { recursive: true });
}
