import type Docker from "dockerode";
import * as z from "zod";
import { isNotFound, orNull } from "./notFound";

const ImageReply = z.object({
  Id: z.string(),
  RepoTags: z.array(z.string()).nullish().transform((tags) => tags ?? []),
  RootFS: z.object({ Layers: z.array(z.string()).nullish().transform((layers) => layers ?? []) }).default({ Layers: [] }),
});
const ContainerReply = z.object({ State: z.object({ Running: z.boolean(), Paused: z.boolean().default(false), Restarting: z.boolean().default(false) }) });

/** The layers that an image consists of, lowest first; null when it is gone. */
export async function imageLayers(docker: Docker, id: string): Promise<string[] | null> {
  const reply = await orNull(docker.getImage(id).inspect());
  return reply && ImageReply.parse(reply).RootFS.Layers;
}

/** What became of a thing that was to be removed: gone, or kept and why. */
type Removal = "removed" | { kept: string };

async function removal(work: () => Promise<Removal>): Promise<Removal> {
  try {
    return await work();
  } catch (error) {
    // Somebody else removed it: that is what was wanted.
    if (isNotFound(error)) return "removed";
    if (error instanceof Error && "statusCode" in error) return { kept: "the engine says that it is in use" };
    throw error;
  }
}

/** Removes an image that has no name, unless it has been given one meanwhile or a container uses it. Never its parents. */
export function removeUntaggedImage(docker: Docker, id: string): Promise<Removal> {
  return removal(async () => {
    const image = docker.getImage(id);
    if (ImageReply.parse(await image.inspect()).RepoTags.length > 0) return { kept: "it has been given a name meanwhile" };
    await image.remove({ force: false, noprune: true });
    return "removed";
  });
}

/** Removes a container that does not run, with the nameless volumes that only it had. */
export function removeStoppedContainer(docker: Docker, id: string): Promise<Removal> {
  return removal(async () => {
    const container = docker.getContainer(id);
    const { State: state } = ContainerReply.parse(await container.inspect());
    if (state.Running || state.Paused || state.Restarting) return { kept: "it runs again" };
    await container.remove({ force: false, v: true });
    return "removed";
  });
}
