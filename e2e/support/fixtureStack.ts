import { copyFile, mkdir } from "node:fs/promises";
import path from "node:path";
import { freePort } from "./freePort";
import { docker } from "./run";
import { Stack, type Variables } from "./stack";

const COMPOSE_FILE = path.join(import.meta.dirname, "../stack/compose.yaml");

/** The stack of tiny containers that do what a test tells them. */
export class FixtureStack extends Stack {
  private constructor(name: string, folder: string, composeFile: string, readonly webPort: number, readonly extraPort: number) {
    super(name, folder, composeFile);
  }

  /** `variables`: how the services behave at first; `WORKER_BOOT` and the like are shell lines. */
  static async create(variables: Variables = {}, ownComposeFile = false): Promise<FixtureStack> {
    const { name, folder } = await Stack.prepare("fdtest");
    const composeFile = ownComposeFile ? path.join(folder, "compose.yaml") : COMPOSE_FILE;
    if (ownComposeFile) await copyFile(COMPOSE_FILE, composeFile);
    const stack = new FixtureStack(name, folder, composeFile, await freePort(), await freePort());
    await mkdir(stack.dataFolder);
    await stack.set({ WEB_PORT: String(stack.webPort), EXTRA_PORT: String(stack.extraPort), DATA_FOLDER: stack.dataFolder, ...variables });
    return stack;
  }

  get dataFolder(): string {
    return path.join(this.folder, "data");
  }

  /** Lets a service's container, the first of several, run a shell line now: `exit 3`, `exec tail /dev/zero`, … */
  async order(service: string, order: string, number = 1): Promise<void> {
    // Detached: an order that ends the container would take the command that brought it along.
    await docker("exec", "--detach", `${this.name}-${service}-${number}`, "sh", "-c", `echo '${order}' > /tmp/orders`);
  }
}
