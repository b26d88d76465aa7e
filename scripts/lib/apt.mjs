import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { capture, runToFile, tail } from "./command.mjs";
import { findProgram } from "./engine/host.mjs";
import { Failure } from "./failure.mjs";
import { NOTES, ROOT } from "./paths.mjs";

const LOG = path.join(NOTES, "apt.log");

/** Whether this system has apt. */
export const hasApt = () => process.platform === "linux" && findProgram("apt-get") !== undefined;

/** Runs apt-get unattended; waits for another apt that is at work. */
export async function apt(prefix, ...args) {
  const argv = [...prefix, "env", "DEBIAN_FRONTEND=noninteractive", "NEEDRESTART_MODE=l", "apt-get", "-y", "-o", "DPkg::Lock::Timeout=120", ...args];
  const code = await runToFile(argv, LOG, { append: true });
  if (code === 0) return;
  throw new Failure({
    what: `apt-get ${args[0]} failed.`,
    why: `it ended with exit code ${code}; its whole output is in ${path.relative(ROOT, LOG)}.`,
    todo: "mend what is shown above (connection, disk, a broken package: sudo apt-get -f install), then run the command again.",
    detail: tail(LOG, 12),
  });
}

/** The candidate version of each package that apt knows, by name. */
export async function candidates(names) {
  const { stdout } = await capture(["apt-cache", "policy", ...names], { env: { ...process.env, LC_ALL: "C" } });
  return parsePolicy(stdout);
}

/** apt-cache policy: a line `name:`, then indented ones, `Candidate: 2.26.1-4` or `(none)` among them. */
export function parsePolicy(text) {
  const found = [...text.matchAll(/^(\S+):\n(?: +.*\n)*? +Candidate: (\S+)/gm)];
  return Object.fromEntries(found.filter(([, , version]) => version !== "(none)").map(([, name, version]) => [name, version]));
}

/** The texts of apt's source lists, in either of its two formats. */
export function aptSources(folder = "/etc/apt") {
  const lists = (() => {
    try {
      return readdirSync(path.join(folder, "sources.list.d")).filter((name) => /\.(list|sources)$/.test(name)).sort()
        .map((name) => path.join("sources.list.d", name));
    } catch {
      return [];
    }
  })();
  return ["sources.list", ...lists].map((name) => {
    try {
      return readFileSync(path.join(folder, name), "utf8");
    } catch {
      return "";
    }
  });
}

/** The mirror that this system takes Debian's own packages of the given release from, or undefined. */
export function debianMirror(texts, codename) {
  for (const text of texts) {
    for (const paragraph of text.split(/\n\s*\n/)) {
      const uris = /^URIs:\s*(.+)$/m.exec(paragraph)?.[1].split(/\s+/) ?? [];
      const suites = /^Suites:\s*(.+)$/m.exec(paragraph)?.[1].split(/\s+/) ?? [];
      const deb822 = suites.includes(codename) && !/^Enabled:\s*no/im.test(paragraph) ? uris.find(isArchive) : undefined;
      if (deb822) return deb822;
    }
    for (const [, uri, suite] of text.matchAll(/^deb\s+(?:\[[^\]]*\]\s+)?(\S+)\s+(\S+)/gm)) {
      if (suite === codename && isArchive(uri)) return uri;
    }
  }
  return undefined;
}

// The archive itself, neither its security part nor a vendor's repository for the same release.
const isArchive = (uri) => /^https?:\/\/\S+\/debian\/?$/.test(uri);
