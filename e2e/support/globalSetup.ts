import { copyFile, cp, mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { removeLeftovers } from "./project";
import { docker, run } from "./run";

const BUSYBOX = "/bin/busybox";
const IMAGE = "flightdeck-fixture:1";

/** Tidies up after killed runs and builds the one image of the fixture stack. Nothing is pulled: it is a single static program. */
export default async function globalSetup(): Promise<void> {
  await run(BUSYBOX, ["true"]).catch(() => run("apt-get", ["install", "-y", "--no-install-recommends", "busybox-static"]));
  await removeLeftovers();
  const context = await mkdtemp(path.join(os.tmpdir(), "flightdeck-image-"));
  try {
    await cp(path.join(import.meta.dirname, "../stack/image"), context, { recursive: true });
    await copyFile(BUSYBOX, path.join(context, "busybox"));
    await docker("build", "--quiet", "--network", "none", "--tag", IMAGE, context);
  } finally {
    await rm(context, { recursive: true });
  }
}
