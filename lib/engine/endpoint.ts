import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import * as z from "zod";

const CliConfig = z.object({ currentContext: z.string().optional() });
const ContextMeta = z.object({ Endpoints: z.object({ docker: z.object({ Host: z.string() }) }) });

/** Where the engine listens, as DOCKER_HOST writes it, and what said so. */
export interface Endpoint { host: string; source: string }

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}

/** The CLI keeps each context under the SHA-256 of its name. */
function contextHost(configDir: string, name: string): string | undefined {
  const id = createHash("sha256").update(name).digest("hex");
  return ContextMeta.safeParse(readJson(path.join(configDir, "contexts", "meta", id, "meta.json"))).data?.Endpoints.docker.Host;
}

function knownSockets(home: string, env: NodeJS.ProcessEnv): string[] {
  return [
    "/var/run/docker.sock",
    path.join(home, ".docker/run/docker.sock"),
    path.join(home, ".docker/desktop/docker.sock"),
    path.join(home, ".orbstack/run/docker.sock"),
    path.join(home, ".rd/docker.sock"),
    path.join(home, ".colima/default/docker.sock"),
    ...(env.XDG_RUNTIME_DIR ? [path.join(env.XDG_RUNTIME_DIR, "docker.sock")] : []),
    path.join(home, ".local/share/containers/podman/machine/podman.sock"),
  ];
}

/**
 * Finds the engine as the docker CLI would: DOCKER_HOST, then DOCKER_CONTEXT or the current context, then known sockets.
 * Resolved again at every reconnect, and handed to compose, so that both always talk to the same engine.
 */
export function resolveEndpoint(env: NodeJS.ProcessEnv = process.env): Endpoint {
  if (env.DOCKER_HOST) return { host: env.DOCKER_HOST, source: "DOCKER_HOST" };
  const home = os.homedir();
  const configDir = env.DOCKER_CONFIG ?? path.join(home, ".docker");
  const context = env.DOCKER_CONTEXT ?? CliConfig.safeParse(readJson(path.join(configDir, "config.json"))).data?.currentContext;
  if (context && context !== "default") {
    const host = contextHost(configDir, context);
    if (host) return { host, source: `context ${context}` };
  }
  if (process.platform === "win32") return { host: "npipe:////./pipe/docker_engine", source: "default" };
  const found = knownSockets(home, env).find((socket) => existsSync(socket));
  return { host: `unix://${found ?? "/var/run/docker.sock"}`, source: found ? "socket" : "default" };
}

/** Whether the engine publishes its ports on this computer, so that localhost is the stack's. Pure. */
export function isOnThisComputer(host: string | null): boolean {
  return /^(?:unix:|npipe:|(?:tcp|https?):\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?:[:/]|$))/.test(host ?? "");
}
