import { readFileSync } from "node:fs";
import { execaSync } from "execa";

/** When a process started, as the system writes it; null when there is no such process. With the pid it names one process for good. */
export function processStart(pid: number): string | null {
  if (process.platform === "linux") {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      // The command's name may hold spaces and brackets: count from behind it. Field 3 is the state, 22 the start time.
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return fields[0] === "Z" ? null : fields[19] ?? null;
    } catch {
      return null;
    }
  }
  const result = execaSync("ps", ["-o", "lstart=", "-p", String(pid)], { reject: false });
  return result.exitCode === 0 ? result.stdout.trim() || null : null;
}
