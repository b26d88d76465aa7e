import { compareVersions, findVersion } from "../versions.mjs";
import { OLDEST_COMPOSE } from "./probe.mjs";

/** Every package that may be asked for. */
export const KNOWN_PACKAGES = ["docker.io", "docker-cli", "docker-compose-v2", "docker-compose", "docker-buildx", "docker-compose-plugin", "docker-buildx-plugin", "docker-ce"];

const VENDOR = { engine: "docker-ce", compose: "docker-compose-plugin", buildx: "docker-buildx-plugin" };

/**
 * The arguments of each `apt-get install` that brings the missing parts, or undefined where this distribution does not have them.
 * `vendor`: Docker's own packages are installed, and the distribution's would fight with them.
 * `borrow`: Debian 12, whose Compose is too old: the parts come from Debian 13, on top of its own containerd and runc.
 */
export function installSteps({ missing, candidates, vendor, borrow }) {
  if (vendor) return missing.every((part) => candidates[VENDOR[part]]) ? [missing.map((part) => VENDOR[part])] : undefined;
  if (borrow) return [
    ["docker.io", "iptables"],
    ["--no-install-recommends", "-t", "trixie", "docker.io", "docker-cli", "docker-compose", "docker-buildx"],
  ];
  const names = {
    // Since Debian 13 the client is a package of its own.
    engine: candidates["docker.io"] ? ["docker.io", "iptables", ...(candidates["docker-cli"] ? ["docker-cli"] : [])] : undefined,
    compose: firstRecent(["docker-compose-v2", "docker-compose"], candidates),
    buildx: candidates["docker-buildx"] ? ["docker-buildx"] : undefined,
  };
  return missing.every((part) => names[part]) ? [missing.flatMap((part) => names[part])] : undefined;
}

function firstRecent(names, candidates) {
  const name = names.find((entry) => compareVersions(findVersion(candidates[entry] ?? "0.0") ?? "0", OLDEST_COMPOSE) >= 0);
  return name ? [name] : undefined;
}

/** A source of Debian 13 for Debian 12, and the pin that keeps everything else on Debian 12. */
export function trixieFiles(mirror, keyring) {
  return {
    "/etc/apt/sources.list.d/flightdeck-trixie.sources":
      `Types: deb\nURIs: ${mirror}\nSuites: trixie\nComponents: main\nSigned-By: ${keyring}\n`,
    "/etc/apt/preferences.d/flightdeck-trixie": "Package: *\nPin: release n=trixie\nPin-Priority: 100\n",
  };
}
