import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import path from "node:path";
import type { SecretKind } from "../stack/model";
import { parseEnv, readEnvText, setEnv } from "./envFile";

/** Airflow's own user, for a panel that runs as root: files of the containers then belong to it, not to root. */
const AIRFLOW_USER = 50_000;

/** A new secret: 24 random bytes in hex, or 32 in URL-safe base64 as Fernet wants them. */
function secret(kind: SecretKind): string {
  return kind === "fernet" ? `${randomBytes(32).toString("base64url")}=` : randomBytes(24).toString("hex");
}

/**
 * Gives the environment file what the compose file asks for and it lacks: secrets, made once and kept across resets,
 * and the id of the user to whom files made by containers shall belong.
 */
export async function ensureEnvironment(envFile: string, secrets: Record<string, SecretKind>, userVariable: string | null): Promise<void> {
  const present = parseEnv(readEnvText(envFile));
  const missing = Object.entries(secrets).filter(([name]) => !present.get(name)).map(([name, kind]) => [name, secret(kind)] as const);
  const changes: Record<string, string> = Object.fromEntries(missing);
  if (userVariable && !present.get(userVariable)) changes[userVariable] = String(process.getuid?.() || AIRFLOW_USER);
  if (Object.keys(changes).length === 0) return;
  mkdirSync(path.dirname(envFile), { recursive: true });
  await setEnv(envFile, changes);
}
