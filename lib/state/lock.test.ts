import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { processStart } from "../compose/process";
import { Lock } from "./lock";

let dir = "";
let file = "";
beforeEach(() => { dir = mkdtempSync(path.join(os.tmpdir(), "lock-")); file = path.join(dir, "lock"); });
afterEach(() => { rmSync(dir, { recursive: true }); });
const lock = (): Lock => new Lock(file, () => "http://localhost:1");

test("it is free, then one's own as often as asked for, then free again; nothing else stays", () => {
  expect(lock().take()).toBeNull();
  expect(lock().take()).toBeNull();
  expect(readdirSync(dir)).toEqual(["lock"]);
  lock().release();
  expect(readdirSync(dir)).toEqual([]);
});

test("another process that runs keeps it, and is named; once it has gone it is taken over", async () => {
  const other = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]);
  const owner = { pid: other.pid ?? 0, started: processStart(other.pid ?? 0) ?? "", address: "http://localhost:2" };
  writeFileSync(file, JSON.stringify(owner));
  expect(lock().take()).toEqual(owner);
  lock().release();
  expect(readdirSync(dir)).toEqual(["lock"]);
  await new Promise((resolve) => { other.on("exit", resolve).kill("SIGKILL"); });
  expect(lock().take()).toBeNull();
  expect(new Lock(file, () => "").take()).toBeNull();
});

test("a process that got the number of an old one, and what is no lock at all, keep nobody away", () => {
  writeFileSync(file, JSON.stringify({ pid: process.ppid, started: "another time", address: "" }));
  expect(lock().take()).toBeNull();
  lock().release();
  writeFileSync(file, "{\"pid\":");
  expect(lock().take()).toBeNull();
  expect(readdirSync(dir)).toEqual(["lock"]);
});

test("where nothing can be written it keeps nobody from stopping the stack", () => {
  writeFileSync(path.join(dir, "no-folder"), "");
  expect(new Lock(path.join(dir, "no-folder", "lock"), () => "").take()).toBeNull();
});
