import type { Problem } from "../contracts/problem";

/** Runs on a failed connection's error and says it the way a person would. Pure. */
export function engineProblem(error: unknown, endpoint: string, cliInstalled: boolean, platform: NodeJS.Platform = process.platform): Problem {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const detail = error instanceof Error ? error.message : String(error);
  if (code === "EACCES" || code === "EPERM") {
    return {
      code: "engine-no-permission", what: "Flightdeck may not talk to Docker.", why: `Your user has no permission for ${endpoint}.`,
      todo: "Add yourself to the docker group, log in again, and run npm start once more:", command: "sudo usermod -aG docker $USER", detail,
    };
  }
  if (code === "ETIMEDOUT" || code === "ABORT_ERR" || error instanceof DeadlineError) {
    return {
      code: "engine-not-answering", what: "Docker does not answer.", why: `${endpoint} accepts connections but sends no answer.`,
      ...(platform === "linux" ? { todo: "Restart it:", command: "sudo systemctl restart docker" } : { todo: "Restart Docker Desktop." }), detail,
    };
  }
  if (!cliInstalled) {
    return {
      code: "engine-not-installed", what: "Docker is not installed.", why: `There is no docker command, and nothing answers at ${endpoint}.`,
      todo: "Install Docker (npm start does it on Debian and Ubuntu). This page turns right by itself when the engine comes.", detail,
    };
  }
  return {
    code: "engine-not-running", what: "Docker is not running.", why: `Nothing answers at ${endpoint}.`,
    ...(platform === "linux"
      ? { todo: "This page turns right by itself once you start it:", command: "sudo systemctl start docker" }
      : { todo: "Open Docker Desktop and wait until it says that it is running. This page turns right by itself then." }),
    detail,
  };
}

/** The engine did not answer in time. */
class DeadlineError extends Error {
  constructor(ms: number) {
    super(`no answer in ${ms} ms`);
    this.name = "DeadlineError";
  }
}

/** Settles like `work`, or rejects with a DeadlineError after `ms`. */
export async function withDeadline<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DeadlineError(ms)), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
