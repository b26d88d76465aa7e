import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { Failure } from "../../scripts/lib/failure.mjs";

const execute = promisify(execFile);

/**
 * The environment of every docker command. Compose prefers it to the environment file, so nothing else
 * of the caller's shell may be in it.
 */
export const environment = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => /^(PATH|HOME|LANG|DOCKER_.*)$/.test(name))),
  FLIGHTDECK_CA_BUNDLE: "/dev/null",
};

/** Runs docker to its end and gives its output; fails with docker's own words. */
export async function docker(...args) {
  try {
    const { stdout } = await execute("docker", args, { env: environment, maxBuffer: 64 * 1024 * 1024 });
    return stdout.trim();
  } catch (error) {
    throw new Failure({
      what: `docker ${args.find((arg) => !arg.startsWith("-"))} failed.`,
      why: error.stderr?.trim().split("\n").slice(-5).join("\n") || error.message,
      todo: "see that the engine runs (docker info), then run the bench again.",
    });
  }
}

/** Whether the engine has this image. */
export const hasImage = (image) => docker("image", "inspect", "--format", "{{.Id}}", image).then(() => true, () => false);
