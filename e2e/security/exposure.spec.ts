import { readdir, readFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { run } from "../support/run";
import { CANARY, expect, test } from "./target";

test("listens on the loopback address only", async ({ target }) => {
  const listeners = (await run("ss", ["-Hltn", `sport = :${target.panel.port}`])).split("\n").map((line) => line.split(/\s+/)[3]);
  expect(listeners).toEqual([`127.0.0.1:${target.panel.port}`]);
  const outside = Object.values(os.networkInterfaces()).flatMap((addresses) => addresses ?? []).filter((address) => !address.internal && address.family === "IPv4");
  for (const address of outside) {
    await expect(fetch(`http://${address.address}:${target.panel.port}`)).rejects.toThrow();
  }
});

test("the image optimiser is off", async ({ target }) => {
  const reply = await target.send({ target: "/_next/image?url=%2Ficon.png&w=64&q=75", headers: { host: target.host } });
  expect(reply.status).toBe(404);
});

test("pages, errors and missing pages carry the protecting headers", async ({ target }) => {
  for (const address of ["/", "/data", "/history", "/no-such-page", "/api/no-such-route", "/api/operations"]) {
    const { headers } = await target.send({ target: address, headers: { host: target.host } });
    expect.soft(headers["x-content-type-options"], address).toBe("nosniff");
    expect.soft(headers["cross-origin-opener-policy"], address).toBe("same-origin");
    expect.soft(headers["cross-origin-resource-policy"], address).toBe("same-origin");
    expect.soft(headers["content-security-policy"], address).toMatch(/frame-ancestors 'none'/);
    expect.soft(headers["x-powered-by"], address).toBeUndefined();
    expect.soft(headers["access-control-allow-origin"], address).toBeUndefined();
  }
});

test("every page has a policy of its own nonce, and no nonce comes from a request", async ({ target }) => {
  const policies = await Promise.all([1, 2].map(async () => {
    const reply = await target.send({ headers: { host: target.host, "x-nonce": "chosen", "content-security-policy": "script-src 'nonce-chosen'" } });
    return String(reply.headers["content-security-policy"]);
  }));
  const nonces = policies.map((policy) => /script-src [^;]*'nonce-([\w+/=-]{16,})'/.exec(policy)?.[1]);
  expect(nonces[0]).toBeTruthy();
  expect(nonces[0]).not.toBe(nonces[1]);
  expect(policies.join()).not.toContain("chosen");
  expect(policies[0]).toMatch(/connect-src 'self'/);
  expect(policies[0]).not.toMatch(/script-src[^;]*'unsafe-(inline|eval)'/);
});

test("the browser reports no violation on any page, and blocks an injected script", async ({ target, page }) => {
  const violations: string[] = [];
  page.on("console", (message) => {
    if (/content security policy|refused to/i.test(message.text())) violations.push(message.text());
  });
  for (const address of ["/", "/logs", "/metrics", "/history", "/data", "/services/web"]) {
    await page.goto(target.panel.url + address);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  }
  expect(violations).toEqual([]);
  const injected = "document.documentElement.dataset.injected = 'yes'";
  await page.route(target.panel.url, async (route) => {
    const reply = await route.fetch();
    const body = (await reply.text()).replace("</body>", `<script>${injected}</script><img src="x" onerror="${injected}"></body>`);
    await route.fulfill({ response: reply, body });
  });
  await page.goto(target.panel.url);
  await expect.poll(() => violations.filter((text) => /inline/.test(text)).length).toBeGreaterThanOrEqual(2);
  await expect(page.locator("html")).not.toHaveAttribute("data-injected", "yes");
});

test("a secret of the environment file is nowhere outside it", async ({ target }) => {
  const page = { host: target.host };
  const replies = await Promise.all([
    target.send({ headers: page }),
    target.send({ target: "/data", headers: page }),
    target.send({ target: "/history", headers: page }),
    target.send({ headers: { ...page, rsc: "1" } }),
    target.send({ target: "/data", headers: { ...page, rsc: "1" } }),
    ...target.routes.filter(({ methods }) => methods.includes("GET")).map((route) => target.send({ target: route.path, headers: target.ownHeaders })),
  ]);
  for (const reply of replies) expect.soft(reply.body).not.toContain(CANARY);
  expect(replies.some((reply) => reply.headers["content-type"]?.startsWith("text/event-stream"))).toBe(true);
  const folders = [target.stack.stateFolder, path.join(import.meta.dirname, "../../.next")];
  for (const folder of folders) {
    const files = (await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])).filter((file) => file.isFile() && !file.parentPath.includes("cache"));
    for (const file of files) {
      const text = await readFile(path.join(file.parentPath, file.name), "latin1");
      expect.soft(text.includes(CANARY), path.join(file.parentPath, file.name)).toBe(false);
    }
  }
  expect(await readFile(target.panel.logFile, "utf8")).not.toContain(CANARY);
});

test("the environment file is the user's alone", async ({ target }) => {
  expect(await run("stat", ["-c", "%a", target.stack.envFile])).toBe("600");
});
