import { execFile } from "node:child_process";
import { promisify } from "node:util";

const execute = promisify(execFile);

/** Runs a program to its end and gives its output; fails with the program's own words. */
export async function run(program: string, args: string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): Promise<string> {
  const { stdout } = await execute(program, args, { ...options, maxBuffer: 64 * 1024 * 1024 });
  return stdout.trim();
}

/** The engine's own command line, as an independent witness of what the panel says. */
export const docker = (...args: string[]): Promise<string> => run("docker", args);

/** The words of a program's output that has one word a line. */
export const lines = (output: string): string[] => output.split("\n").filter(Boolean);
