import { readdirSync, readFileSync } from "node:fs";

const read = (file) => {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined; // It ended meanwhile.
  }
};

/** What /proc/PID/stat tells: parent, and the clock ticks of the process and of its ended children. */
export function parseStat(text) {
  // The name in parentheses may itself hold spaces and parentheses.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const [user, system, childUser, childSystem] = fields.slice(11, 15).map(Number);
  return { parent: Number(fields[1]), ticks: user + system + childUser + childSystem };
}

/** Clock ticks and resident bytes of a process and all that descend from it, now. */
export function readTree(root) {
  const all = new Map();
  for (const name of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    const stat = read(`/proc/${name}/stat`);
    if (stat) all.set(Number(name), parseStat(stat));
  }
  const inTree = (pid) => pid === root || (all.has(pid) && inTree(all.get(pid).parent));
  const pids = [...all.keys()].filter(inTree);
  const rss = (pid) => Number(/^VmRSS:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`) ?? "")?.[1] ?? 0) * 1024;
  return {
    processes: pids.length,
    ticks: pids.reduce((sum, pid) => sum + all.get(pid).ticks, 0),
    rss: pids.reduce((sum, pid) => sum + rss(pid), 0),
  };
}
