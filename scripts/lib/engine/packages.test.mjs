import { expect, test } from "vitest";
import { installSteps, trixieFiles } from "./packages.mjs";

const ALL = ["engine", "compose", "buildx"];

test("Debian 13 gets engine, client, Compose and buildx in one step", () => {
  const candidates = { "docker.io": "26.1.5", "docker-cli": "26.1.5", "docker-compose": "2.26.1-4", "docker-buildx": "0.13.1" };
  expect(installSteps({ missing: ALL, candidates })).toEqual([["docker.io", "iptables", "docker-cli", "docker-compose", "docker-buildx"]]);
});

test("Ubuntu gets Compose from the package of the second generation", () => {
  const candidates = { "docker.io": "27.5.1", "docker-compose-v2": "2.37.1+ds1-0ubuntu2", "docker-compose": "1.29.2-6", "docker-buildx": "0.21.3" };
  expect(installSteps({ missing: ["compose", "buildx"], candidates })).toEqual([["docker-compose-v2", "docker-buildx"]]);
});

test("a release whose Compose is too old cannot be served", () => {
  expect(installSteps({ missing: ALL, candidates: { "docker.io": "20.10", "docker-compose": "1.29.2", "docker-buildx": "0.10" } })).toBeUndefined();
});

test("Docker's own packages are completed by Docker's own packages", () => {
  const candidates = { "docker-compose-plugin": "2.40.0", "docker-compose": "2.26.1", "docker-buildx-plugin": "0.29", "docker-buildx": "0.13.1" };
  expect(installSteps({ missing: ["compose", "buildx"], candidates, vendor: true })).toEqual([["docker-compose-plugin", "docker-buildx-plugin"]]);
  expect(installSteps({ missing: ["compose"], candidates: {}, vendor: true })).toBeUndefined();
});

test("Debian 12 keeps its own containerd and runc, and takes the rest from Debian 13", () => {
  const steps = installSteps({ missing: ["compose"], candidates: {}, borrow: true });
  expect(steps[0]).toEqual(["docker.io", "iptables"]);
  expect(steps[1]).toEqual(expect.arrayContaining(["-t", "trixie", "--no-install-recommends", "docker-compose", "docker-buildx"]));
});

test("the source of Debian 13 is pinned below everything that is installed", () => {
  const files = Object.values(trixieFiles("http://mirror.example/debian", "/k.gpg")).join("");
  expect(files).toContain("URIs: http://mirror.example/debian\nSuites: trixie");
  expect(files).toContain("Pin: release n=trixie\nPin-Priority: 100");
});
