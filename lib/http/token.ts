import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

declare global {
  var flightdeckTokens: Map<string, string> | undefined;
}

/** The token that only our own page is given. Kept (0600) over restarts, so that open tabs go on working; where it can't be written it holds for this process. */
export function pageToken(stateDir: string): string {
  // On `globalThis`, as Next bundles each entry on its own and all must agree on a token that is nowhere on disk.
  const known = (globalThis.flightdeckTokens ??= new Map());
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
    try {
      mkdirSync(stateDir, { recursive: true });
      writeFileSync(file, token, { mode: 0o600 });
    } catch {
      // The check of the state folder tells why.
    }
  }
  known.set(stateDir, token);
  return token;
}
