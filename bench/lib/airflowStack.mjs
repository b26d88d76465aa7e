import { randomBytes } from "node:crypto";
import { chmodSync, cpSync, mkdirSync } from "node:fs";
import path from "node:path";
import { Failure } from "../../scripts/lib/failure.mjs";
import { ROOT } from "../../scripts/lib/paths.mjs";
import { docker, hasImage } from "./docker.mjs";
import { freePort, Project, temporaryFolder } from "./project.mjs";

/** The compose file that ships, and the plain rendering of the official one that it is measured against. */
export const OURS = path.join(ROOT, "compose/compose.yaml");
export const OFFICIAL = path.join(ROOT, "bench/official.compose.yaml");

const SECRET = { hex: () => randomBytes(24).toString("hex"), fernet: () => `${randomBytes(32).toString("base64url")}=` };
const FOLDERS = ["dags", "logs", "plugins", "config", "data"];

/** What the compose file that ships says about itself, and the project name by which the panel has its images built. */
async function extension() {
  const model = JSON.parse(await docker("compose", "-f", OURS, "config", "--no-interpolate", "--format", "json"));
  return { ...model["x-flightdeck"], name: model.name };
}

/** Variables that choose the local base images where the official ones are not there. */
async function baseImages(bases) {
  const chosen = await Promise.all(bases.filter((base) => base.variable).map(async (base) => ((await hasImage(base.official)) ? [] : [[base.variable, base.image]])));
  return Object.fromEntries(chosen.flat());
}

/** Copies of the host folders: a container that takes them over must not touch the repository's. */
function folderVariables(folder) {
  return Object.fromEntries(FOLDERS.map((name) => {
    const copy = path.join(folder, name);
    if (name === "logs") mkdirSync(copy);
    else cpSync(path.join(ROOT, "compose", name), copy, { recursive: true });
    chmodSync(copy, 0o777);
    return [`AIRFLOW_${name.toUpperCase()}_DIR`, copy];
  }));
}

/** A stack of Airflow and MLflow with secrets, ports and folders of its own. */
export async function airflowStack(kind, composeFile) {
  const { secrets, bases, user, name } = await extension();
  const project = new Project(kind, composeFile, {
    ...Object.fromEntries(Object.entries(secrets).map(([name, form]) => [name, SECRET[form]()])),
    ...(await baseImages(bases)),
    STACK_IMAGE_PREFIX: process.env.STACK_IMAGE_PREFIX ?? `flightdeck/${name}`,
    [user]: String(process.getuid?.() || 50_000),
    AIRFLOW_PORT: String(await freePort()), MLFLOW_PORT: String(await freePort()), FLOWER_PORT: String(await freePort()),
    ...folderVariables(temporaryFolder(`fdbench-${kind}-folders`)),
  });
  await requireImages(project);
  return project;
}

async function requireImages(project) {
  const images = [...new Set(Object.values((await project.model()).services).map(({ image }) => image))];
  const there = await Promise.all(images.map(hasImage));
  const missing = images.filter((_, index) => !there[index]);
  if (missing.length) throw new Failure({
    what: "The stack's images are not all there.",
    why: `missing: ${missing.join(", ")}. The bench measures the start, not the build.`,
    todo: "start the stack once from the panel, then run the bench again.",
  });
}
