import net from "node:net";
import { expect, test } from "vitest";
import { parseLsof, parseSs, processOnPort } from "./portOwner";
import { lookAtPort } from "./ports";

test("ss and lsof name the owner", () => {
  expect(parseSs('LISTEN 0 511 127.0.0.1:3000 0.0.0.0:* users:(("node",pid=4821,fd=18))')).toBe("node (pid 4821)");
  expect(parseLsof("p77\ncControlCe\n")).toBe("ControlCe (pid 77)");
  expect(parseSs("")).toBeNull();
  expect(parseLsof("")).toBeNull();
});

test("a port that this very process holds is taken, with us as owner and a free one beside it", async () => {
  const server = net.createServer();
  await new Promise<void>((resolve) => { server.listen(0, "127.0.0.1", resolve); });
  const address = server.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  const finding = await lookAtPort(null, "p", port, new Set([port, port + 1]));
  expect(finding).toMatchObject({ port, taken: true, own: false });
  expect(await processOnPort(port)).toMatch(new RegExp(`\\(pid ${process.pid}\\)`));
  expect(finding.suggestion).toBeGreaterThan(port + 1);
  await new Promise((resolve) => { server.close(resolve); });
  expect(await lookAtPort(null, "p", port, new Set())).toMatchObject({ taken: false });
});
