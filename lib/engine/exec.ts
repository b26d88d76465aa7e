import type Docker from "dockerode";
import { frameParser } from "./frames";

const MAX_BYTES = 256 * 1024;
const DEADLINE_MS = 3_000;

/** What a command prints in a running container, errors left out; only for fixed commands. Throws when it hangs or prints too much. */
export async function readCommand(docker: Docker, container: string, argv: readonly string[]): Promise<string> {
  const exec = await docker.getContainer(container).exec({ Cmd: [...argv], AttachStdout: true });
  const stream = await exec.start({});
  const decoder = new TextDecoder();
  let text = "";
  const parse = frameParser((frame) => { text += decoder.decode(frame.payload, { stream: true }); });
  const timer = setTimeout(() => stream.destroy(new Error(`${argv[0] ?? "command"} did not end within ${DEADLINE_MS} ms`)), DEADLINE_MS);
  try {
    await new Promise<void>((resolve, reject) => {
      stream.on("data", (chunk: Buffer) => {
        try {
          parse(chunk);
        } catch (error) {
          reject(error);
        }
        if (text.length > MAX_BYTES) stream.destroy(new Error(`${argv[0] ?? "command"} printed too much`));
      });
      stream.once("end", resolve);
      stream.once("error", reject);
    });
  } finally {
    clearTimeout(timer);
  }
  return text;
}
