import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { defer } from "./deferred.mjs";
import { docker } from "./docker.mjs";

/** A port that nobody has now. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** A folder that is gone when the bench ends. */
export function temporaryFolder(name) {
  const folder = mkdtempSync(path.join(os.tmpdir(), `${name}-`));
  defer(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const LABEL = "label=com.docker.compose.project";
/** How what a project has is listed and removed. */
const LEFT = [
  [["ps", "--all", "--quiet"], ["rm", "--force", "--volumes"]],
  [["volume", "ls", "--quiet"], ["volume", "rm"]],
  [["network", "ls", "--quiet"], ["network", "rm"]],
];

/** Removes by its label what is there of a project. */
async function removeLabelled(name) {
  for (const [list, remove] of LEFT) {
    const left = (await docker(...list, "--filter", `${LABEL}=${name}`)).split("\n").filter(Boolean);
    if (left.length > 0) await docker(...remove, ...left);
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Removes the projects of benches that were killed: the engine starts their containers again whenever it starts, and they run beside what is measured. */
export async function removeLeftovers() {
  const names = await docker("ps", "--all", "--filter", LABEL, "--format", '{{.Label "com.docker.compose.project"}}');
  for (const name of new Set(names.split("\n"))) {
    const pid = /^fdbench-.+-(\d+)$/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) await removeLabelled(name);
  }
}

/** A compose project of the bench's own. It is gone, with its volumes, when the bench ends. */
export class Project {
  constructor(kind, composeFile, variables) {
    this.name = `fdbench-${kind}-${process.pid}`;
    this.folder = temporaryFolder(this.name);
    this.composeFile = composeFile;
    this.envFile = path.join(this.folder, "env");
    this.stateFolder = path.join(this.folder, "state");
    mkdirSync(this.stateFolder);
    writeFileSync(this.envFile, Object.entries(variables).map(([name, value]) => `${name}='${value}'\n`).join(""), { mode: 0o600 });
    defer(() => this.remove());
  }

  compose(...args) {
    return docker("compose", "-f", this.composeFile, "-p", this.name, "--env-file", this.envFile, ...args);
  }

  /** The compose model, resolved. */
  async model() {
    return JSON.parse(await this.compose("config", "--format", "json"));
  }

  async containers() {
    return (await docker("ps", "--quiet", "--filter", `${LABEL}=${this.name}`)).split("\n").filter(Boolean);
  }

  exec(service, ...command) {
    return docker("exec", `${this.name}-${service}-1`, ...command);
  }

  /** Containers and networks go, volumes stay. */
  down() {
    return this.compose("--profile", "*", "down", "--timeout", "5");
  }

  /** All of it goes; by its label what compose does not know, since it was interrupted in its making. */
  async remove() {
    await this.compose("--profile", "*", "down", "--timeout", "1", "--volumes");
    await removeLabelled(this.name);
  }
}
