import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { freePort } from "./freePort";
import { endProcessesOf } from "./processes";
import { docker, lines } from "./run";

const COMPOSE_FILE = path.join(import.meta.dirname, "../stack/compose.yaml");
let made = 0;

/** Variables of the fixture stack's environment file; `WORKER_BOOT` and the like are shell lines. */
export type Variables = Record<string, string>;

/** A compose project of one test's own: name, folders, environment file and ports. */
export class Stack {
  private constructor(
    readonly name: string,
    readonly folder: string,
    readonly webPort: number,
    readonly extraPort: number,
    readonly composeFile: string,
  ) {}

  static async create(variables: Variables = {}, composeFile = COMPOSE_FILE): Promise<Stack> {
    const name = `fdtest-${process.pid}-${++made}`;
    const folder = await mkdtemp(path.join(os.tmpdir(), `${name}-`));
    await mkdir(path.join(folder, "data"));
    const stack = new Stack(name, folder, await freePort(), await freePort(), composeFile);
    await stack.set({ WEB_PORT: String(stack.webPort), EXTRA_PORT: String(stack.extraPort), DATA_FOLDER: stack.dataFolder, ...variables });
    return stack;
  }

  get envFile(): string {
    return path.join(this.folder, "env");
  }
  get stateFolder(): string {
    return path.join(this.folder, "state");
  }
  get dataFolder(): string {
    return path.join(this.folder, "data");
  }

  /** The text of the environment file. */
  environment(): Promise<string> {
    return readFile(this.envFile, "utf8");
  }

  /** Sets variables in the environment file, keeping what the panel wrote there. */
  async set(variables: Variables): Promise<void> {
    const old = await this.environment().catch(() => "");
    const kept = lines(old).filter((line) => !Object.keys(variables).some((name) => line.startsWith(`${name}=`)));
    const added = Object.entries(variables).map(([name, value]) => `${name}='${value}'`);
    await writeFile(this.envFile, [...kept, ...added, ""].join("\n"), { mode: 0o600 });
  }

  /** docker compose on this project, beside the panel. */
  compose(...args: string[]): Promise<string> {
    return docker("compose", "-f", this.composeFile, "-p", this.name, "--env-file", this.envFile, ...args);
  }

  /** The ids of this project's containers, of one service or of all. */
  async containers(service?: string): Promise<string[]> {
    const filters = [`label=com.docker.compose.project=${this.name}`, ...(service ? [`label=com.docker.compose.service=${service}`] : [])];
    return lines(await docker("ps", "--all", "--quiet", ...filters.flatMap((filter) => ["--filter", filter])));
  }

  /** The names of the services that have a running container. */
  async running(): Promise<string[]> {
    const label = `label=com.docker.compose.project=${this.name}`;
    return lines(await docker("ps", "--filter", label, "--format", '{{.Label "com.docker.compose.service"}}')).sort();
  }

  /** Runs a command in a service's container. */
  exec(service: string, ...command: string[]): Promise<string> {
    return docker("exec", `${this.name}-${service}-1`, ...command);
  }

  /** Lets a fixture service run a shell line now: `exit 3`, `exec tail /dev/zero`, … */
  async order(service: string, order: string): Promise<void> {
    await this.exec(service, "sh", "-c", `echo '${order}' > /tmp/orders`);
  }

  /** Removes everything that carries this project's label, and nothing else. */
  async remove(): Promise<void> {
    await endProcessesOf(this.folder);
    const label = `label=com.docker.compose.project=${this.name}`;
    const containers = await this.containers();
    if (containers.length) await docker("rm", "--force", "--volumes", ...containers);
    const volumes = lines(await docker("volume", "ls", "--quiet", "--filter", label));
    if (volumes.length) await docker("volume", "rm", ...volumes);
    const networks = lines(await docker("network", "ls", "--quiet", "--filter", label));
    if (networks.length) await docker("network", "rm", ...networks);
    await rm(this.folder, { recursive: true, force: true });
  }
}
