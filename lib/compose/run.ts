import { execa } from "execa";

/** Outcome of a short command. `code` is null when it could not be run at all. */
export interface RunResult { code: number | null; stdout: string; stderr: string; missing: boolean }

/** Runs one short command to its end, at most 15 s, 32 MB. Never throws. */
export async function run(argv: readonly string[], options: { env: Record<string, string>; cwd: string; timeoutMs?: number; input?: string }): Promise<RunResult> {
  const [file = "", ...args] = argv;
  const result = await execa(file, args, {
    env: options.env, extendEnv: false, cwd: options.cwd, reject: false, ...(options.input === undefined ? { stdin: "ignore" } : { input: options.input }),
    timeout: options.timeoutMs ?? 15_000, maxBuffer: 32 * 1024 * 1024,
  });
  return {
    code: result.exitCode ?? null,
    stdout: result.stdout,
    stderr: result.stderr,
    missing: result.code === "ENOENT",
  };
}
