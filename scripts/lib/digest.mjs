import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

const isTest = (name) => /\.test\.[a-z]+$/.test(name);

function filesUnder(entry) {
  const stat = statSync(entry, { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return [entry];
  return readdirSync(entry, { withFileTypes: true })
    .filter((child) => !isTest(child.name))
    .flatMap((child) => (child.isDirectory() ? filesUnder(path.join(entry, child.name)) : [path.join(entry, child.name)]));
}

/** One hash over the names and contents of the given files and folders. Missing ones are left out, tests do not count. */
export function digest(root, entries) {
  const hash = createHash("sha256");
  for (const file of entries.flatMap((entry) => filesUnder(path.join(root, entry))).sort()) {
    hash.update(path.relative(root, file)).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}
