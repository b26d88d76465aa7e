import { mkdir } from "node:fs/promises";
import path from "node:path";
import { freePort } from "./freePort";
import { Stack } from "./stack";

const COMPOSE_FILE = path.join(import.meta.dirname, "../../compose/compose.yaml");

/** The stack that ships, under a project name, ports and a log folder of its own. */
export class RealStack extends Stack {
  private constructor(name: string, folder: string, readonly airflowPort: number, readonly mlflowPort: number, readonly flowerPort: number) {
    super(name, folder, COMPOSE_FILE);
  }

  static async create(): Promise<RealStack> {
    const { name, folder } = await Stack.prepare("fdreal");
    const stack = new RealStack(name, folder, await freePort(), await freePort(), await freePort());
    const logs = path.join(folder, "logs");
    await mkdir(logs);
    await stack.set({
      AIRFLOW_PORT: String(stack.airflowPort), MLFLOW_PORT: String(stack.mlflowPort), FLOWER_PORT: String(stack.flowerPort),
      AIRFLOW_LOGS_DIR: logs,
    });
    return stack;
  }
}
