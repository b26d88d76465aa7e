import { docker } from "./run";

/** Runs a container of somebody else while `work` goes on: with a volume of any name, or on a host port. */
export async function withNeighbour(name: string, uses: { volume: string } | { port: number }, work: (id: string) => Promise<void>): Promise<void> {
  const network = `${name}-net`;
  await docker("network", "create", network);
  try {
    const attached = "volume" in uses ? ["--volume", `${uses.volume}:/data`] : ["--publish", `127.0.0.1:${uses.port}:8000`];
    const labels = ["--label", "com.docker.compose.project=somebody-else", "--label", "com.docker.compose.service=web"];
    const id = await docker("run", "--detach", "--name", name, "--network", network, ...labels, ...attached, "flightdeck-fixture:1");
    try {
      await work(id);
    } finally {
      await docker("rm", "--force", name);
    }
  } finally {
    await docker("network", "rm", network);
  }
}
