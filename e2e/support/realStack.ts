import { cp, mkdir } from "node:fs/promises";
import path from "node:path";
import { freePort } from "./freePort";
import { Stack } from "./stack";

const COMPOSE_FILE = path.join(import.meta.dirname, "../../compose/compose.yaml");

/** The stack that ships, under a project name, ports and folders of its own. */
export class RealStack extends Stack {
  private constructor(name: string, folder: string, readonly airflowPort: number, readonly mlflowPort: number) {
    super(name, folder, COMPOSE_FILE);
  }

  static async create(): Promise<RealStack> {
    const { name, folder } = await Stack.prepare("fdreal");
    const stack = new RealStack(name, folder, await freePort(), await freePort());
    for (const shipped of ["dags", "data"]) await cp(path.join(path.dirname(COMPOSE_FILE), shipped), path.join(folder, shipped), { recursive: true });
    await mkdir(path.join(folder, "logs"));
    await stack.set({
      // One name for all runs, so that none leaves images of its own behind.
      STACK_IMAGE_PREFIX: "flightdeck/test",
      AIRFLOW_PORT: String(stack.airflowPort), MLFLOW_PORT: String(stack.mlflowPort), FLOWER_PORT: String(await freePort()),
      AIRFLOW_DAGS_DIR: path.join(folder, "dags"), AIRFLOW_DATA_DIR: path.join(folder, "data"), AIRFLOW_LOGS_DIR: path.join(folder, "logs"),
    });
    return stack;
  }
}
