import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { otherPanels } from "./other-panels.mjs";

test("a panel of this folder on another port is found while it runs; this one, killed ones and broken notes are not", async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "panels-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of [["panel-3000.json", '{"pid":7}'], ["panel-3001.json", '{"pid":8}'], ["panel-3002.json", '{"pid":9}'], ["panel-3003.json", "{"], ["build.json", "{}"]]) writeFileSync(path.join(folder, name), text);
  const listeners = (port) => Promise.resolve(port === 3002 ? [] : [{ pid: port === 3000 ? 7 : 8 }]);
  expect(await otherPanels(3001, folder, listeners)).toEqual([3000]);
  expect(await otherPanels(3005, folder, listeners)).toEqual([3000, 3001]);
  expect(await otherPanels(3000, path.join(folder, "none"), listeners)).toEqual([]);
});
