import { expect, test } from "vitest";
import { compareVersions, findVersion } from "./versions.mjs";

test("a version is found in what programs print", () => {
  expect(findVersion("2.26.1-4")).toBe("2.26.1");
  expect(findVersion("github.com/docker/buildx v0.13.1 abc")).toBe("0.13.1");
  expect(findVersion("26.1.5+dfsg1")).toBe("26.1.5");
  expect(findVersion("none")).toBeUndefined();
});

test("versions are compared by number, not by letter, and a missing part is a zero", () => {
  expect(compareVersions("2.9.0", "2.24.0")).toBeLessThan(0);
  expect(compareVersions("20.10.24", "20.9.0")).toBeGreaterThan(0);
  expect(compareVersions("2.24", "2.24.0")).toBe(0);
});
