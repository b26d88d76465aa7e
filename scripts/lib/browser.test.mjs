import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { browserLaunch } from "./browser.mjs";

const { executablePath, env } = browserLaunch(process.execPath);

function run(code) {
  return spawnSync(executablePath, ["-e", code], { env, encoding: "utf8" });
}

test("the browser of the tests is not told of the machine's network interfaces, which come and go with containers", () => {
  // Node reads them from the same kind of socket as Chromium.
  expect(run("os.networkInterfaces()").stderr.includes("uv_interface_addresses")).toBe(process.platform === "linux");
});

test("it reaches this machine all the same", () => {
  const code = "const s = net.createServer().listen(0, () => net.connect(s.address().port, () => { console.log('reached'); process.exit(); }));";
  expect(run(code).stdout).toBe("reached\n");
});
