import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const known = new Map<string, string>();

/** The token that only our own page is given. Kept (0600) over restarts, so that open tabs go on working. */
export function pageToken(stateDir: string): string {
  const cached = known.get(stateDir);
  if (cached) return cached;
  const file = path.join(stateDir, "token");
  let token = "";
  try {
    token = readFileSync(file, "utf8").trim();
  } catch {
    // None yet.
  }
  if (!/^[\w-]{43}$/.test(token)) {
    token = randomBytes(32).toString("base64url");
    mkdirSync(stateDir, { recursive: true });
    writeFileSync(file, token, { mode: 0o600 });
  }
  known.set(stateDir, token);
  return token;
}
