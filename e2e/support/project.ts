import { docker, lines } from "./run";

/** Names of the tests' compose projects: who made them, so that what a killed run left can be told. */
const OURS = /^(?:fdtest|fdreal)-(\d+)-\d+$/;

export const projectLabel = (name: string): string => `label=com.docker.compose.project=${name}`;

/** Removes a project's containers. */
export async function removeContainers(name: string): Promise<void> {
  const containers = lines(await docker("ps", "--all", "--quiet", "--filter", projectLabel(name)));
  if (containers.length) await docker("rm", "--force", "--volumes", ...containers);
}

/** Removes everything that carries a project's label, the copies that a reset kept too, and nothing else. */
export async function removeProject(name: string): Promise<void> {
  await removeContainers(name);
  const labels = [projectLabel(name), `label=flightdeck.undo.project=${name}`];
  const volumes = (await Promise.all(labels.map((label) => docker("volume", "ls", "--quiet", "--filter", label)))).flatMap(lines);
  if (volumes.length) await docker("volume", "rm", ...volumes);
  const networks = lines(await docker("network", "ls", "--quiet", "--filter", projectLabel(name)));
  if (networks.length) await docker("network", "rm", ...networks);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Removes the projects of test processes that were killed before they could. */
export async function removeLeftovers(): Promise<void> {
  const format = '{{.Label "com.docker.compose.project"}}';
  const filter = ["--filter", "label=com.docker.compose.project", "--format", format];
  const listings = await Promise.all([docker("ps", "--all", ...filter), docker("volume", "ls", ...filter), docker("network", "ls", ...filter)]);
  const left = [...new Set(listings.flatMap(lines))].filter((name) => {
    const pid = OURS.exec(name)?.[1];
    return pid !== undefined && !isAlive(Number(pid));
  });
  for (const name of left) await removeProject(name);
}
