import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { capture } from "../command.mjs";

/** The full path of a program on PATH (or in the system folders that a user's PATH may lack), or undefined. */
export function findProgram(name, env = process.env) {
  const folders = [...(env.PATH ?? "").split(path.delimiter), "/usr/local/sbin", "/usr/sbin", "/sbin"];
  return folders.map((folder) => path.join(folder, name)).find((file) => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** os-release as an object: `ID=debian`, `VERSION_CODENAME="bookworm"` and so on. */
export function parseOsRelease(text) {
  return Object.fromEntries([...text.matchAll(/^([A-Z_]+)=(?:"(.*)"|'(.*)'|(.*))$/gm)].map(([, key, a, b, c]) => [key, a ?? b ?? c]));
}

/** `{ platform, id, like, codename, name }` of this system. */
export function thisSystem() {
  const release = process.platform === "linux" && existsSync("/etc/os-release") ? parseOsRelease(readFileSync("/etc/os-release", "utf8")) : {};
  return {
    platform: process.platform,
    id: release.ID ?? process.platform,
    like: (release.ID_LIKE ?? "").split(" ").filter(Boolean),
    codename: release.VERSION_CODENAME,
    name: release.PRETTY_NAME ?? process.platform,
  };
}

/** Whether the user chose another engine than this machine's own one, so that none is to be installed or started here. */
export async function choseAnotherEngine(env = process.env) {
  if (env.DOCKER_HOST) return env.DOCKER_HOST !== "unix:///var/run/docker.sock";
  const context = env.DOCKER_CONTEXT ?? (await capture(["docker", "context", "show"])).stdout.trim();
  return !["default", ""].includes(context);
}
