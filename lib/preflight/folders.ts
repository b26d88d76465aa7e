import { chownSync, existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import path from "node:path";

/**
 * Makes the host folders that are missing, as the panel's user: the engine would make them as root.
 * A path with a dot in its name may be a file to mount and is left to the engine.
 */
export async function ensureFolders(paths: readonly string[], near: string): Promise<void> {
  for (const folder of new Set(paths)) {
    if (existsSync(folder) || path.extname(folder) !== "") continue;
    mkdirSync(folder, { recursive: true });
    // A panel that runs as root gives them to whom the folder around belongs.
    if (process.getuid?.() === 0) {
      const { uid, gid } = statSync(near);
      chownSync(folder, uid, gid);
    }
  }
}

/** Files and bytes in a folder, as far as the first 5,000 entries go; nulls when it can't be read or is larger. */
export function folderSize(folder: string): { files: number | null; bytes: number | null } {
  let files = 0;
  let bytes = 0;
  const open = [folder];
  try {
    for (let dir = open.pop(); dir !== undefined; dir = open.pop()) {
      for (const entry of readdirSync(dir, { withFileTypes: true })) {
        if (++files > 5_000) return { files: null, bytes: null };
        const full = path.join(dir, entry.name);
        if (entry.isDirectory()) open.push(full);
        else if (entry.isFile()) bytes += statSync(full).size;
      }
    }
    return { files, bytes };
  } catch {
    return { files: null, bytes: null };
  }
}
