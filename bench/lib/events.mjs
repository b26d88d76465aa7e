import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { defer } from "./deferred.mjs";
import { environment } from "./docker.mjs";

/** An engine event of a compose container as the benches use it; `at`: the engine's own time in milliseconds. */
export function readEvent(line) {
  const { Action: action, Actor: actor, timeNano } = JSON.parse(line);
  return { service: actor.Attributes["com.docker.compose.service"], action, exitCode: Number(actor.Attributes.exitCode ?? 0), at: timeNano / 1e6 };
}

/** Follows a project's container events from now on. Returns how to stop; it ends with the bench at the latest. */
export function followEvents(project, onEvent) {
  // From this moment, not from when the engine takes the call: nothing is missed.
  const since = (Date.now() / 1000).toFixed(3);
  const child = spawn("docker", [
    "events", "--since", since, "--filter", "type=container", "--filter", `label=com.docker.compose.project=${project}`, "--format", "{{json .}}",
  ], { stdio: ["ignore", "pipe", "ignore"], env: environment });
  createInterface({ input: child.stdout }).on("line", (line) => {
    const event = readEvent(line);
    if (!event.action.startsWith("exec_")) onEvent(event);
  });
  defer(() => child.kill());
  return () => child.kill();
}
