import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/** So much must fit: some blocks, not just a name. */
const PROBE = Buffer.alloc(16 * 1024);

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
