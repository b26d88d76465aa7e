import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { lines, run } from "./run";

/** A `docker` command in front of the real one that writes down every call: shows what the panel spawned, and that it spawned nothing. */
export class CommandSpy {
  private constructor(private readonly folder: string) {}

  static async create(parent: string): Promise<CommandSpy> {
    const spy = new CommandSpy(path.join(parent, "spy"));
    await mkdir(spy.folder, { recursive: true });
    const real = await run("sh", ["-c", "command -v docker"]);
    const program = path.join(spy.folder, "docker");
    await writeFile(spy.log, "");
    await writeFile(program, [
      "#!/bin/sh", `printf '%s\\n' "$*" >> '${spy.log}'`,
      `case "$*" in *"$(cat '${spy.doomed}' 2>/dev/null || echo nothing)"*) rm -f '${spy.doomed}'; exit 137 ;; esac`,
      `exec '${real}' "$@"`, "",
    ].join("\n"));
    await chmod(program, 0o755);
    return spy;
  }

  /** The environment that puts it in front. */
  get environment(): Record<string, string> {
    return { PATH: `${this.folder}:${process.env.PATH}` };
  }

  /** Every call so far, or those that carry a subcommand. */
  async calls(subcommand?: string): Promise<string[]> {
    const all = lines(await readFile(this.log, "utf8"));
    return subcommand ? all.filter((call) => call.split(" ").includes(subcommand)) : all;
  }

  /** The next call with these words ends as if it had been killed. */
  async failNext(words: string): Promise<void> {
    await writeFile(this.doomed, words);
  }

  private get doomed(): string {
    return path.join(this.folder, "doomed");
  }
  private get log(): string {
    return path.join(this.folder, "calls.log");
  }
}
