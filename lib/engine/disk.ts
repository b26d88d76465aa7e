import type Docker from "dockerode";
import { parseDf } from "./df";
import { readCommand } from "./exec";

/** Free and total bytes of the disk under a running container's root; null when its image has no `df`. */
export async function readDisk(docker: Docker, container: string): Promise<{ diskTotal: number; diskFree: number } | null> {
  return parseDf(await readCommand(docker, container, ["df", "-Pk", "/"]));
}
