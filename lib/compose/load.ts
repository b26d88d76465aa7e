import { existsSync } from "node:fs";
import path from "node:path";
import type { PanelConfig } from "../config";
import { FlightdeckError } from "../errors";
import { ALL_PROFILES, composeArgv } from "./argv";
import { parseModel, parseRaw } from "./model";
import type { RawConfig } from "./model";
import type { StackModel } from "../stack/model";
import { run } from "./run";

async function config(panel: PanelConfig, env: Record<string, string>, flags: string[]): Promise<unknown> {
  const argv = composeArgv(panel, ALL_PROFILES, ["config", "--format", "json", ...flags]);
  const result = await run(existsSync(panel.envFile) ? argv : argv.filter((word) => word !== "--env-file" && word !== panel.envFile), { env, cwd: panel.root });
  if (result.missing || /is not a docker command|unknown shorthand flag: 'f'/.test(result.stderr)) {
    throw new FlightdeckError({
      code: "compose-missing", what: "Docker Compose is not installed.", why: "The docker command has no compose plug-in.",
      todo: "Install it (npm start does it on Debian and Ubuntu), then check again.", detail: result.stderr,
    }, { status: 503 });
  }
  if (result.code !== 0) {
    const name = path.basename(panel.composeFile);
    throw new FlightdeckError({
      code: "compose-invalid", what: `${name} or its environment file can't be read.`, why: redact(lastLine(result.stderr)),
      todo: `Mend ${panel.composeFile} or ${panel.envFile}; this page looks again as soon as you save. A running stack can still be stopped.`,
      detail: redact(result.stderr),
    }, { status: 409 });
  }
  return JSON.parse(result.stdout);
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1) ?? "";
}

/** Compose quotes values that it can't parse; none of them leaves this room. */
function redact(text: string): string {
  return text.replace(/(unexpected character ".*?" in variable name ).*/gs, "$1(line not shown)").slice(0, 2_000);
}

/** The file without values: what secrets it wants, which variables move which port. Throws FlightdeckError. */
export async function loadRaw(panel: PanelConfig, env: Record<string, string>): Promise<RawConfig> {
  return parseRaw(await loadDocument(panel, env));
}

/** The file as compose will run it. Throws FlightdeckError `compose-invalid` or `compose-missing`. About 150 ms. */
export async function loadModel(panel: PanelConfig, env: Record<string, string>, raw: RawConfig): Promise<StackModel> {
  return parseModel(await config(panel, env, []), raw);
}

/** The whole file as compose understands it, variables by name: no value of the environment file is in it. Throws FlightdeckError. */
export async function loadDocument(panel: PanelConfig, env: Record<string, string>): Promise<unknown> {
  return config(panel, env, ["--no-interpolate"]);
}
