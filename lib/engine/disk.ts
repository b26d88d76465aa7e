import type Docker from "dockerode";
import { parseDf } from "./df";
import { frameParser } from "./frames";

/** Free and total bytes of the disk under a running container's root; null when its image has no `df`. */
export async function readDisk(docker: Docker, container: string): Promise<{ diskTotal: number; diskFree: number } | null> {
  const exec = await docker.getContainer(container).exec({ Cmd: ["df", "-Pk", "/"], AttachStdout: true });
  const stream = await exec.start({});
  let text = "";
  const parse = frameParser((frame) => { text += new TextDecoder().decode(frame.payload); });
  await new Promise<void>((resolve, reject) => {
    stream.on("data", parse);
    stream.once("end", resolve);
    stream.once("error", reject);
  });
  return parseDf(text);
}
