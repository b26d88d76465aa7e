import type { PanelConfig } from "../config";
import type { ServiceModel } from "../stack/model";

/** Stop, down and reset must name every profile, or a switched-on optional service is left running. */
export const ALL_PROFILES = ["*"];

/** argv of a compose call on this panel's stack. Never a shell, always explicit file, project and environment file. */
export function composeArgv(config: PanelConfig, profiles: readonly string[], args: readonly string[]): string[] {
  return [
    "docker", "compose", "-f", config.composeFile, "-p", config.project, "--env-file", config.envFile,
    ...profiles.flatMap((profile) => ["--profile", profile]), ...args,
  ];
}

/** The same as a person would paste it. */
function composeCommandLine(config: PanelConfig, profiles: readonly string[], args: readonly string[]): string {
  return composeArgv(config, profiles, args).map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`)).join(" ");
}

/** How a person gets a shell in a service, ready to paste: a tool is started for it. */
export function shellCommand(config: PanelConfig, { kind, name, profiles }: Pick<ServiceModel, "kind" | "name" | "profiles">): string {
  return composeCommandLine(config, profiles.length > 0 ? ALL_PROFILES : [], kind === "tool" ? ["run", "--rm", name] : ["exec", name, "bash"]);
}
