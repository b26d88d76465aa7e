import type Docker from "dockerode";
import { orNull } from "./notFound";
import { withDeadline } from "./problems";

/** Whether the engine holds this image. */
export async function hasImage(docker: Docker, image: string): Promise<boolean> {
  return (await orNull(docker.getImage(image).inspect())) !== null;
}

/** Asks the registry of an image through the engine (its proxies, its mirrors). Null when it answers, else why not. */
export async function registryProblem(docker: Docker, image: string, deadlineMs = 5_000): Promise<string | null> {
  try {
    await withDeadline(docker.getImage(image).distribution(), deadlineMs);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message.slice(0, 300) : String(error);
  }
}
