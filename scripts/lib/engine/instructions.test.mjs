import { expect, test } from "vitest";
import { parseOsRelease } from "./host.mjs";
import { instructions } from "./instructions.mjs";

const linux = (id, ...like) => instructions({ platform: "linux", id, like });

test("each system is told its own package manager", () => {
  expect(instructions({ platform: "darwin", id: "darwin", like: [] })).toContain("brew install");
  expect(instructions({ platform: "win32", id: "win32", like: [] })).toContain("winget install");
  expect(linux("fedora")).toContain("dnf install");
  expect(linux("arch")).toContain("pacman -S");
  expect(linux("alpine")).toContain("apk add");
});

test("a derivative is told what its parent is told, a stranger where to read", () => {
  expect(linux("endeavouros", "arch")).toContain("pacman -S");
  expect(linux("plan9")).toContain("docs.docker.com");
});

test("Debian 12 is not told to install what it does not have", () => {
  expect(instructions({ platform: "linux", id: "debian", like: [], codename: "bookworm" })).not.toContain("apt-get install");
});

test("os-release is read with and without quotes", () => {
  expect(parseOsRelease('ID=debian\nVERSION_CODENAME="bookworm"\nNAME=\'Debian\'\n')).toEqual({ ID: "debian", VERSION_CODENAME: "bookworm", NAME: "Debian" });
});
