import { readdir, readFile } from "node:fs/promises";

/** Process ids whose command line names `text`; a test's folder or project name occurs in no foreign one. */
export async function processesNaming(text: string): Promise<{ pid: number; command: string }[]> {
  const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(pids.map(async (pid) => ({
    pid: Number(pid),
    command: (await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")).replaceAll("\0", " "),
  })));
  return found.filter(({ pid, command }) => pid !== process.pid && command.includes(text));
}

/** Ends what a killed panel left behind: runners and compose processes that work in `folder`. */
export async function endProcessesOf(folder: string): Promise<void> {
  for (const { pid } of await processesNaming(folder)) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // Ended meanwhile.
    }
  }
}
