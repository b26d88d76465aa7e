import { capture } from "./command.mjs";
import { listenersFromProc } from "./proc-listeners.mjs";

/** The name of the container that publishes the port, if the engine knows one. */
export async function containerOnPort(port) {
  const { stdout } = await capture(["docker", "ps", "--filter", `publish=${port}`, "--format", "{{.Names}}"], { timeout: 3000 });
  return stdout.trim().split("\n")[0] || undefined;
}

/** The processes that listen on the port, as far as this user may see them: `{ pid?, command?, folder?, user? }`. */
export async function processesOnPort(port) {
  if (process.platform === "linux") return listenersFromProc(port);
  if (process.platform === "win32") return parseNetstat((await capture(["netstat", "-ano", "-p", "TCP"])).stdout, port);
  return parseLsof((await capture(["lsof", "-nP", `-iTCP:${port}`, "-sTCP:LISTEN", "-Fpc"])).stdout);
}

/** lsof -F: a line `p123` starts a process, `cnode` names its command. */
export function parseLsof(text) {
  return [...text.matchAll(/^p(\d+)\nc(.*)$/gm)].map(([, pid, command]) => ({ pid: Number(pid), command }));
}

/** netstat: `TCP  127.0.0.1:3000  0.0.0.0:0  LISTENING  1234`, the word for the state being translated. */
export function parseNetstat(text, port) {
  const rows = text.matchAll(/^\s*TCP\s+\S*:(\d+)\s+\S+:0\s+\S+\s+(\d+)\s*$/gm);
  const pids = [...rows].filter(([, local]) => Number(local) === port).map(([, , pid]) => Number(pid));
  return [...new Set(pids)].map((pid) => ({ pid }));
}

/** "node server.js (process 812, in /srv/app)" or what is known of it. */
export function describeProcess({ pid, command, folder, user }) {
  if (!pid) return `a process of user ${user ?? "unknown"}`;
  const place = folder && folder !== "/" ? `, in ${folder}` : "";
  return command ? `${command} (process ${pid}${place})` : `process ${pid}`;
}
