import type { PanelConfig } from "../config";
import { ALL_PROFILES, composeArgv } from "./argv";
import { run } from "./run";

function parse(stdout: string): Map<string, string> {
  return new Map(stdout.split("\n").flatMap((line) => {
    const [service, hash] = line.trim().split(/\s+/);
    return service && hash ? [[service, hash] as const] : [];
  }));
}

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
  return results.flatMap(({ stdout }) => parse(stdout).get(service) ?? []);
}
