import { accessSync, constants, statSync } from "node:fs";
import path from "node:path";
import type { Check } from "../contracts/snapshot";
import type { Owner } from "./lock";
import { hasAmpleRoom, hasRoom } from "./room";

const PARTS = ["operations", "history", "metrics", "logs"];

/** The first thing in the state folder that can't be written, with the system's code; null when all can. Lightly: it writes only where that is in doubt. */
export function stateProblem(dir: string, { lightly = false } = {}): { at: string; code: string } | null {
  const code = lightly && hasAmpleRoom(dir) ? null : hasRoom(dir);
  if (code !== null) return { at: dir, code };
  for (const part of [...PARTS, "token"]) {
    const at = path.join(dir, part);
    const found = kindOf(at);
    if (found !== null && found !== (part === "token" ? "file" : "folder")) return { at, code: part === "token" ? "EISDIR" : "ENOTDIR" };
    if (found !== null && !mayWrite(at)) return { at, code: "EACCES" };
  }
  return null;
}

function kindOf(at: string): "file" | "folder" | null {
  try {
    return statSync(at).isDirectory() ? "folder" : "file";
  } catch {
    return null;
  }
}

function mayWrite(at: string): boolean {
  try {
    accessSync(at, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

const NO_RIGHT = ["this user has no right to write there", "Give it to your user, or set FLIGHTDECK_STATE_DIR to another folder"] as const;
const FULL = ["no space is left on its disk", "Free some space there; what happens meanwhile is kept in memory for as long as the panel runs"] as const;
const IN_THE_WAY = ["a file stands in the folder's place", "Move it away"] as const;
const WHY: Record<string, readonly [why: string, todo: string]> = {
  ENOSPC: FULL, EDQUOT: FULL, EROFS: ["its disk is mounted read-only", "Mount it for writing, or set FLIGHTDECK_STATE_DIR to another folder"],
  EACCES: NO_RIGHT, EPERM: NO_RIGHT, ENOTDIR: IN_THE_WAY, EEXIST: IN_THE_WAY, EISDIR: ["a folder stands in the file's place", "Move it away"],
};

/** What the check of the state folder says. Pure. */
export function stateCheck(dir: string, problem: { at: string; code: string } | null, other: Owner | null): Check {
  const check = { id: "state", title: "State folder" };
  if (!problem && other) return { ...check, level: "warn", text: `Another Flightdeck, ${other.address}, process ${other.pid}, works on ${dir} too and keeps the history. Operations run from either, one at a time` };
  if (!problem) return { ...check, level: "ok", text: `History and operations are kept in ${dir}` };
  const [why, todo] = WHY[problem.code] ?? [`the system says ${problem.code}`, "Set FLIGHTDECK_STATE_DIR to another folder"];
  return { ...check, level: "bad", text: `Flightdeck can't write to ${problem.at}: ${why}. History and operations are not kept. ${todo}` };
}
