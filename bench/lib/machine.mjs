import { cpus, loadavg, release, totalmem, type } from "node:os";
import { docker } from "./docker.mjs";

/** The load average of the last minute. */
export const load = () => loadavg()[0].toFixed(1);

/** One line on the machine that was measured on; the load tells how quiet it was. */
export async function describeMachine(loadBefore) {
  const engine = await docker("version", "--format", "{{.Server.Version}}");
  const compose = await docker("compose", "version", "--short");
  const date = new Date().toISOString().slice(0, 16).replace("T", " ");
  const memory = (totalmem() / 1024 ** 3).toFixed(1);
  return `${date} UTC, ${cpus().length} cores, ${memory} GiB of memory, ${type()} ${release().split("-")[0]}, Docker Engine ${engine}, Compose ${compose}, Node ${process.versions.node}. Load average ${loadBefore} before, ${load()} after.`;
}
