import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import path from "node:path";

const LISTEN = "0A";

/** The listening sockets of a /proc/net/tcp table: `[{ inode, uid }]` for the port. */
export function parseTcpTable(text, port) {
  return text.split("\n").slice(1).map((row) => row.trim().split(/\s+/))
    .filter((cells) => cells[3] === LISTEN && Number.parseInt(cells[1].split(":")[1], 16) === port)
    .map((cells) => ({ uid: Number(cells[7]), inode: cells[9] }));
}

/** What a user would recognise of a command line: the program without its folder, then its arguments, at most 60 characters. */
export function shortCommand(cmdline) {
  const [program, ...args] = cmdline.split("\0");
  const words = [path.basename(program), ...args].join(" ").trim();
  return words.length > 60 ? `${words.slice(0, 59)}…` : words;
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function list(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return []; // another user's process, or one that has just ended
  }
}

function link(file) {
  try {
    return readlinkSync(file);
  } catch {
    return undefined; // closed in the meantime
  }
}

function userName(uid) {
  const row = read("/etc/passwd").split("\n").find((entry) => entry.split(":")[2] === String(uid));
  return row ? row.split(":")[0] : String(uid);
}

/** Who listens on the port, from the kernel's own tables: needs no tool. A stranger's process is known by its user only. */
export function listenersFromProc(port) {
  const sockets = ["/proc/net/tcp", "/proc/net/tcp6"].flatMap((file) => parseTcpTable(read(file), port));
  if (sockets.length === 0) return [];
  const wanted = new Set(sockets.map(({ inode }) => `socket:[${inode}]`));
  const pids = list("/proc").filter((name) => /^\d+$/.test(name) && list(`/proc/${name}/fd`).some((fd) => wanted.has(link(`/proc/${name}/fd/${fd}`))));
  if (pids.length === 0) return [{ user: userName(sockets[0].uid) }];
  return pids.map((pid) => ({ pid: Number(pid), command: shortCommand(read(`/proc/${pid}/cmdline`)), folder: link(`/proc/${pid}/cwd`) }));
}
