import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { hasRoom } from "./room";
import { stateCheck, stateProblem } from "./stateFolder";

let dir = "";
beforeEach(() => { dir = mkdtempSync(path.join(os.tmpdir(), "state-")); });
afterEach(() => { rmSync(dir, { recursive: true }); });

test("a folder that can be written has no problem, and nothing of the look stays in it", () => {
  expect(stateProblem(path.join(dir, "new"))).toBeNull();
  expect(readdirSync(path.join(dir, "new"))).toEqual([]);
  expect(stateCheck(dir, null, null)).toMatchObject({ id: "state", level: "ok" });
});

test("a file in a folder's place and a folder in the token's place are named", () => {
  mkdirSync(path.join(dir, "token"));
  expect(stateProblem(dir)).toEqual({ at: path.join(dir, "token"), code: "EISDIR" });
  writeFileSync(path.join(dir, "history"), "");
  expect(stateProblem(dir)).toEqual({ at: path.join(dir, "history"), code: "ENOTDIR" });
  expect(stateProblem(path.join(dir, "history"))?.at).toBe(path.join(dir, "history"));
  expect(hasRoom(path.join(dir, "history", "below"))).toBe("ENOTDIR");
});

test("a light look writes nothing where there is room, and still sees what is in the way or has gone", () => {
  const before = statSync(dir).mtimeMs;
  utimesSync(dir, 1, 1);
  expect(stateProblem(dir, { lightly: true })).toBeNull();
  expect(statSync(dir).mtimeMs).toBe(1_000);
  expect(before).toBeGreaterThan(1_000);
  writeFileSync(path.join(dir, "history"), "");
  expect(stateProblem(dir, { lightly: true })?.code).toBe("ENOTDIR");
  expect(stateProblem(path.join(dir, "history"), { lightly: true })?.code).toBe("EEXIST");
});

test("a full and a read-only disk are told with what to do; a code that nobody knows is told as it is", () => {
  expect(stateCheck("/s", { at: "/s", code: "ENOSPC" }, null)).toMatchObject({ level: "bad", text: expect.stringMatching(/can't write to \/s: no space is left on its disk\. History and operations are not kept\. Free/) });
  expect(stateCheck("/s", { at: "/s", code: "EROFS" }, null).text).toContain("read-only");
  expect(stateCheck("/s", { at: "/s", code: "EIO" }, null).text).toContain("EIO");
});

test("another panel on the same folder is named", () => {
  expect(stateCheck("/s", null, { pid: 7, started: "1", address: "http://localhost:3001" })).toMatchObject({ level: "warn", text: expect.stringContaining("http://localhost:3001, process 7") });
});
