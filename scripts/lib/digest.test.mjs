import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { digest } from "./digest.mjs";

let root;
beforeEach(() => {
  root = mkdtempSync(path.join(os.tmpdir(), "flightdeck-digest-"));
  mkdirSync(path.join(root, "app"));
  writeFileSync(path.join(root, "app/page.tsx"), "one");
});
afterEach(() => rmSync(root, { recursive: true }));

const now = () => digest(root, ["app", "absent"]);

test("the digest changes with a file's content, its name and a new file", () => {
  const seen = new Set([now()]);
  writeFileSync(path.join(root, "app/page.tsx"), "two");
  seen.add(now());
  writeFileSync(path.join(root, "app/other.tsx"), "two");
  seen.add(now());
  rmSync(path.join(root, "app/page.tsx"));
  seen.add(now());
  expect(seen.size).toBe(4);
});

test("the digest is the same for the same files, and tests do not count", () => {
  const before = now();
  writeFileSync(path.join(root, "app/page.test.tsx"), "a test");
  expect(now()).toBe(before);
});
