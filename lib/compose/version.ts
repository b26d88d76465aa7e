import { run } from "./run";

/** "2.26.1", or null when the docker command has no compose plug-in. */
export async function composeVersion(env: Record<string, string>, cwd: string): Promise<string | null> {
  const result = await run(["docker", "compose", "version", "--short"], { env, cwd });
  return result.code === 0 ? result.stdout.trim().replace(/^v/, "") || null : null;
}
