import { expect, test } from "vitest";
import { readEvent } from "./events.mjs";
import { parseMemory } from "./memory.mjs";
import { parseStat } from "./processTree.mjs";

test("an engine event gives service, action, exit code and its time in milliseconds", () => {
  const line = JSON.stringify({ Type: "container", Action: "die", Actor: { ID: "1", Attributes: { exitCode: "137", "com.docker.compose.service": "web" } }, timeNano: 1_700_000_000_123_000_000 });
  expect(readEvent(line)).toEqual({ service: "web", action: "die", exitCode: 137, at: 1_700_000_000_123 });
});

test("memory is read from docker's own units", () => {
  expect(parseMemory("1.5KiB / 2GiB")).toBe(1536);
  expect(parseMemory("84MiB / 23.5GiB")).toBe(84 * 1024 ** 2);
  expect(parseMemory("0B / 0B")).toBe(0);
});

test("a process is read whatever its name holds, with the time of its ended children", () => {
  const text = "77 (a) b (c) S 12 77 77 0 -1 4194304 100 200 0 0 5 6 7 8 20 0 11 0 999 0 0";
  expect(parseStat(text)).toEqual({ parent: 12, ticks: 26 });
});
