import path from "node:path";
import * as z from "zod";

const Env = z.object({
  FLIGHTDECK_COMPOSE_FILE: z.string().min(1).default("compose/compose.yaml"),
  FLIGHTDECK_PROJECT: z.string().regex(/^[a-z0-9][a-z0-9_-]*$/).default("airflow-mlflow"),
  FLIGHTDECK_ENV_FILE: z.string().min(1).default("compose/.env"),
  FLIGHTDECK_STATE_DIR: z.string().min(1).default(".flightdeck"),
});

/** Which compose project this panel runs, and where it keeps its own files. All paths are absolute. */
export interface PanelConfig {
  root: string;
  composeFile: string;
  project: string;
  envFile: string;
  stateDir: string;
}

/** Reads FLIGHTDECK_*; relative paths start at `root`. Throws a ZodError that names the variable. */
export function readConfig(env: NodeJS.ProcessEnv = process.env, root: string = process.cwd()): PanelConfig {
  const values = Env.parse(env);
  return {
    root,
    composeFile: path.resolve(root, values.FLIGHTDECK_COMPOSE_FILE),
    project: values.FLIGHTDECK_PROJECT,
    envFile: path.resolve(root, values.FLIGHTDECK_ENV_FILE),
    stateDir: path.resolve(root, values.FLIGHTDECK_STATE_DIR),
  };
}
