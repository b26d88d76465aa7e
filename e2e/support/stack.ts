import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { expect } from "@playwright/test";
import { endProcessesOf, processesNaming } from "./processes";
import { projectLabel, removeContainers, removeProject } from "./project";
import { docker, lines } from "./run";

let made = 0;

export type Variables = Record<string, string>;

/** A compose project of one test's own: name, folders, environment file. */
export class Stack {
  protected constructor(readonly name: string, readonly folder: string, readonly composeFile: string) {}

  static async prepare(prefix: string): Promise<{ name: string; folder: string }> {
    const name = `${prefix}-${process.pid}-${++made}`;
    return { name, folder: await mkdtemp(path.join(os.tmpdir(), `${name}-`)) };
  }

  get envFile(): string {
    return path.join(this.folder, "env");
  }
  get stateFolder(): string {
    return path.join(this.folder, "state");
  }

  /** What stands on disk of the panel's history. */
  async history(): Promise<string> {
    const folder = path.join(this.stateFolder, "history");
    const files = (await readdir(folder)).filter((file) => file.startsWith("timeline-"));
    return (await Promise.all(files.map((file) => readFile(path.join(folder, file), "utf8")))).join("");
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
    const filters = [this.label, ...(service ? [`label=com.docker.compose.service=${service}`] : [])];
    return lines(await docker("ps", "--all", "--quiet", ...filters.flatMap((filter) => ["--filter", filter])));
  }

  /** The names of the services that have a running container. */
  async running(): Promise<string[]> {
    return lines(await docker("ps", "--filter", this.label, "--format", '{{.Label "com.docker.compose.service"}}')).sort();
  }

  /** The names of this project's volumes on the engine. */
  async volumes(): Promise<string[]> {
    return lines(await docker("volume", "ls", "--quiet", "--filter", this.label));
  }

  /** When each service's container was last started, as the engine says it. */
  async startTimes(): Promise<Record<string, string>> {
    const format = '{{index .Config.Labels "com.docker.compose.service"}} {{.State.StartedAt}}';
    const ids = await this.containers();
    return ids.length === 0 ? {} : Object.fromEntries(lines(await docker("inspect", "--format", format, ...ids)).map((line) => line.split(" ")));
  }

  /** When the engine says that something happened to a service's container, epoch ms. */
  async engineTime(service: string, field: "StartedAt" | "FinishedAt"): Promise<number> {
    return Date.parse(await docker("inspect", "--format", `{{.State.${field}}}`, `${this.name}-${service}-1`));
  }

  /** The state of a service's health check, as the engine says it. */
  health(service: string): Promise<string> {
    return docker("inspect", "--format", "{{.State.Health.Status}}", `${this.name}-${service}-1`);
  }

  /** Process ids of the compose calls with this subcommand that run on this project. */
  async composeProcesses(subcommand: string): Promise<number[]> {
    const found = await processesNaming(this.envFile);
    return found.filter(({ command }) => / compose /.test(command) && command.split(" ").includes(subcommand)).map(({ pid }) => pid);
  }

  /** Runs a command in a service's container. */
  exec(service: string, ...command: string[]): Promise<string> {
    return docker("exec", `${this.name}-${service}-1`, ...command);
  }

  /** Freezes a service's container. An engine that does so while a probe begins in it may never let it go again: it waits for the end of one. */
  async freeze(service: string): Promise<void> {
    const container = `${this.name}-${service}-1`;
    const probed = (): Promise<string> => docker("inspect", "--format", "{{range .State.Health.Log}}{{.End}} {{end}}", container);
    const before = await probed();
    await expect.poll(probed, { intervals: [50] }).not.toBe(before);
    await docker("pause", container);
  }

  /** Removes this project's containers. */
  async removeContainers(): Promise<void> {
    await removeContainers(this.name);
  }

  /** Removes all that is this project's. */
  async remove(): Promise<void> {
    await endProcessesOf(this.folder);
    await removeProject(this.name);
    await rm(this.folder, { recursive: true, force: true });
  }

  private get label(): string {
    return projectLabel(this.name);
  }
}
