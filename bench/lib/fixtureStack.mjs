import { copyFileSync, cpSync, mkdirSync } from "node:fs";
import path from "node:path";
import { Failure } from "../../scripts/lib/failure.mjs";
import { findProgram } from "../../scripts/lib/engine/host.mjs";
import { ROOT } from "../../scripts/lib/paths.mjs";
import { docker } from "./docker.mjs";
import { freePort, Project, temporaryFolder } from "./project.mjs";

const STACK = path.join(ROOT, "e2e/stack");

/** The image of the tests' fixture stack; nothing is pulled. */
export async function buildImage() {
  const busybox = findProgram("busybox");
  if (!busybox) throw new Failure({ what: "There is no busybox.", why: "the fixture stack's image holds nothing else.", todo: "run npm test once, or install busybox-static." });
  const context = path.join(temporaryFolder("fdbench-image"), "context");
  cpSync(path.join(STACK, "image"), context, { recursive: true });
  copyFileSync(busybox, path.join(context, "busybox"));
  await docker("build", "--quiet", "--network", "none", "--tag", "flightdeck-fixture:1", context);
}

/** The stack of tiny containers that the tests use, under a name of its own; not up yet. */
export async function fixtureStack() {
  await buildImage();
  const data = path.join(temporaryFolder("fdbench-data"), "data");
  mkdirSync(data);
  return new Project("fixture", path.join(STACK, "compose.yaml"), {
    STORE_PASSWORD: "bench", WEB_PORT: String(await freePort()), EXTRA_PORT: String(await freePort()), DATA_FOLDER: data,
  });
}
