import { existsSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { apt, aptSources, candidates, debianMirror, hasApt } from "../apt.mjs";
import { agree, canAsk } from "../ask.mjs";
import { capture } from "../command.mjs";
import { Failure } from "../failure.mjs";
import { NOTES } from "../paths.mjs";
import { rootPrefix } from "../privilege.mjs";
import { line, timed } from "../say.mjs";
import { thisSystem } from "./host.mjs";
import { instructions } from "./instructions.mjs";
import { installSteps, KNOWN_PACKAGES, trixieFiles } from "./packages.mjs";

const NAMES = { engine: "Docker Engine", compose: "Docker Compose 2.24 or newer", buildx: "Docker buildx" };
const KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg";

/** Installs the missing parts from the distribution's packages, or fails with what the reader can do instead. */
export async function installDocker(missing, allowed) {
  const system = thisSystem();
  const names = missing.map((part) => NAMES[part]).join(", ");
  const refuse = (why) => new Failure({ what: `Missing: ${names}.`, why, todo: instructions(system) });
  if (!allowed) throw refuse("--no-install was given, so nothing is installed.");
  if (!hasApt()) throw refuse(`Flightdeck installs them by itself only on Debian and Ubuntu; this is ${system.name}.`);
  const borrow = system.id === "debian" && system.codename === "bookworm";
  line(`\n  Missing: ${names}.`);
  line(`  To be installed with apt-get, as root, from the packages of ${borrow ? "Debian 12 and 13 (the release 13 is added as a source of low priority)" : system.name}.`);
  if (process.getuid?.() !== 0) line("  Your user joins the group docker; its members have the rights of root.");
  if (canAsk() && !(await agree("Install them now?"))) throw refuse("you chose not to install them.");
  const prefix = await rootPrefix();
  if (!prefix) throw refuse("installing needs root, and sudo is not to be had without a password prompt here.");
  await timed("Installing Docker", "Docker installed", () => install(prefix, missing, borrow, refuse));
}

async function install(prefix, missing, borrow, refuse) {
  const vendor = await hasPackage("docker-ce-cli");
  await refresh(prefix, borrow && !vendor, refuse);
  const steps = installSteps({ missing, candidates: await candidates(KNOWN_PACKAGES), vendor, borrow });
  if (!steps) throw refuse("the packages of this release do not have them, or have them too old.");
  for (const packages of steps) await apt(prefix, "install", ...packages);
  // Without the group, every later start would need root.
  if (prefix.length > 0) await capture([...prefix, "usermod", "-aG", "docker", os.userInfo().username]);
}

/** Reads the package lists anew; a source that cannot be read is taken away again, so that apt stays as it was. */
async function refresh(prefix, borrow, refuse) {
  if (!borrow) return apt(prefix, "update");
  const mirror = debianMirror(aptSources(), "bookworm");
  if (!mirror || !existsSync(KEYRING)) throw refuse("apt's sources name no Debian mirror that Debian 13 could be taken from.");
  const files = trixieFiles(mirror, KEYRING);
  for (const [file, text] of Object.entries(files)) {
    const draft = path.join(NOTES, path.basename(file));
    writeFileSync(draft, text);
    await capture([...prefix, "install", "-m", "644", "-T", draft, file]);
  }
  try {
    await apt(prefix, "update");
  } catch (error) {
    await capture([...prefix, "rm", "-f", ...Object.keys(files)]);
    throw error;
  }
}

async function hasPackage(name) {
  const { stdout } = await capture(["dpkg-query", "-W", "-f", "${db:Status-Status}", name]);
  return stdout.trim() === "installed";
}
