import { accessSync, constants, mkdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import path from "node:path";

/** So much must fit: some blocks, not just a name. */
const PROBE = Buffer.alloc(16 * 1024);
const AMPLE_BYTES = 64 * 1024 * 1024;

/** Why a folder can't be written to, as the system's code ("ENOSPC", "EROFS", ...); null when it can. Makes the folder if it is missing. */
export function hasRoom(dir: string): string | null {
  const probe = path.join(dir, `.room-${process.pid}`);
  try {
    mkdirSync(dir, { recursive: true });
    writeFileSync(probe, PROBE, { mode: 0o600 });
    return null;
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : "unknown";
  } finally {
    try {
      rmSync(probe, { force: true });
    } catch {
      // It was never made.
    }
  }
}

/** Whether a folder is there, may be written to and has far more room than is needed, as far as the system tells without a write: it leaves quotas out. */
export function hasAmpleRoom(dir: string): boolean {
  try {
    accessSync(`${dir}${path.sep}`, constants.W_OK);
    const { bavail, bsize } = statfsSync(dir);
    return bavail * bsize >= AMPLE_BYTES;
  } catch {
    return false;
  }
}
