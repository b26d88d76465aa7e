import type { PanelConfig } from "../config";
import { ALL_PROFILES, composeArgv } from "./argv";
import { run } from "./run";

/**
 * Hashes of a service's configuration, one of which a container made from it has as its label `com.docker.compose.config-hash`:
 * the plain one, and that of `up --no-deps`, which compose makes without depends_on. Empty when the file can't be read. About 100 ms.
 */
export async function configHashes(config: PanelConfig, env: Record<string, string>, service: string): Promise<string[]> {
  const hash = ["config", "--hash", service];
  const alone = composeArgv(config, ALL_PROFILES, hash);
  alone.splice(alone.indexOf("-p"), 0, "-f", "-");
  const input = `services: {${JSON.stringify(service)}: {depends_on: !reset []}}\n`;
  const results = await Promise.all([
    run(composeArgv(config, ALL_PROFILES, hash), { env, cwd: config.root }),
    run(alone, { env, cwd: config.root, input }),
  ]);
  // "service hash", or nothing.
  return results.flatMap(({ stdout }) => stdout.trim().split(/\s+/)[1] ?? []);
}
