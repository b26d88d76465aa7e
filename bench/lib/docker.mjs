import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { Failure } from "../../scripts/lib/failure.mjs";
import { isUndoing, unlessInterrupted } from "./interrupt.mjs";

/** Commands of the bench that run now, but for those that undo its work. */
const running = new Set();

/**
 * The environment of every docker command. Compose prefers it to the environment file, so nothing else
 * of the caller's shell may be in it.
 */
export const environment = {
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => /^(PATH|HOME|LANG|DOCKER_.*)$/.test(name))),
  FLIGHTDECK_CA_BUNDLE: "/dev/null",
};

/** Runs docker to its end and gives its output; fails with docker's own words. In a group of its own: a signal to the bench's is not for it. */
export async function docker(...args) {
  await unlessInterrupted();
  const child = spawn("docker", args, { env: environment, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  if (!isUndoing()) running.add(child);
  try {
    const [[code], stdout, stderr] = await Promise.all([once(child, "close"), text(child.stdout), text(child.stderr)]);
    if (code === 0) return stdout.trim();
    throw new Error(stderr.trim().split("\n").slice(-5).join("\n") || `exit code ${code}`);
  } catch (error) {
    throw new Failure({
      what: `docker ${args.find((arg) => !arg.startsWith("-"))} failed.`,
      why: error.message,
      todo: "see that the engine runs (docker info), then run the bench again.",
    });
  } finally {
    running.delete(child);
  }
}

/** Ends the bench's commands and waits until they have: what one had begun is there then, or never will be. */
export async function endCommands() {
  await Promise.all([...running].map(async (child) => {
    const closed = once(child, "close");
    child.kill();
    await closed;
  }));
}

/** Whether the engine has this image. */
export const hasImage = (image) => docker("image", "inspect", "--format", "{{.Id}}", image).then(() => true, () => false);
