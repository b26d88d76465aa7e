import http from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "./target";

/** The headers but these. */
function without(headers: Record<string, string>, ...names: string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));
}

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** Where a hostile request may come from, as a browser would mark it. */
const origins: { title: string; headers: (own: Record<string, string>) => Record<string, string> }[] = [
  { title: "another site", headers: (own) => ({ ...own, "sec-fetch-site": "cross-site", origin: "https://evil.com" }) },
  { title: "another port of localhost", headers: (own) => ({ ...own, "sec-fetch-site": "same-site", origin: "http://localhost:5001" }) },
  { title: "a sandboxed frame", headers: (own) => ({ ...own, "sec-fetch-site": "cross-site", origin: "null" }) },
  { title: "an old browser on another site", headers: (own) => ({ ...without(own, "sec-fetch-site"), origin: "http://evil.com" }) },
  { title: "a sandboxed frame of an old browser", headers: (own) => ({ ...without(own, "sec-fetch-site"), origin: "null" }) },
  { title: "somebody without the page's token", headers: (own) => without(own, "x-flightdeck-token") },
  { title: "somebody with a wrong token", headers: (own) => ({ ...own, "x-flightdeck-token": "0".repeat(43) }) },
  { title: "a typed address", headers: (own) => ({ ...without(own, "x-flightdeck-token", "origin"), "sec-fetch-site": "none" }) },
];

for (const { title, headers } of origins) {
  test(`every method of every route refuses ${title}`, async ({ target }) => {
    await target.expectUntouched(async () => {
      for (const { path, methods } of target.routes) {
        for (const method of METHODS) {
          const reply = await target.send({ method, target: path, headers: headers(target.ownHeaders), body: method === "GET" ? undefined : '{"kind":"start"}' });
          if (methods.includes(method)) expect.soft(reply.status, `${method} ${path}`).toBe(403);
          else expect.soft([403, 405], `${method} ${path}: ${reply.status}`).toContain(reply.status);
        }
      }
    });
  });
}

test("a form of another page cannot order anything: JSON only", async ({ target }) => {
  await target.expectUntouched(async () => {
    for (const type of ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x", "application/json-seq", ""]) {
      const reply = await target.send({ method: "POST", target: "/api/operations", headers: { ...target.ownHeaders, "content-type": type }, body: '{"kind":"start"}' });
      expect.soft(reply.status, type).toBeGreaterThanOrEqual(400);
      expect.soft(reply.status, type).toBeLessThan(500);
    }
  });
});

test("a page on another port of this computer cannot order, read or frame the panel", async ({ target, page }) => {
  const neighbour = http.createServer((_, reply) => reply.setHeader("content-type", "text/html").end("<!doctype html><title>Neighbour</title>"));
  await new Promise<void>((resolve) => neighbour.listen(0, "127.0.0.1", resolve));
  try {
    await page.goto(`http://localhost:${(neighbour.address() as AddressInfo).port}`);
    await target.expectUntouched(async () => {
      const got = await page.evaluate(async (url) => {
        const attempt = (init: RequestInit, path: string): Promise<string> => fetch(url + path, init).then((reply) => reply.text(), () => "refused");
        return [
          await attempt({}, "/"),
          await attempt({}, "/api/login"),
          await attempt({ method: "POST", headers: { "content-type": "application/json" }, body: '{"kind":"start"}' }, "/api/operations"),
          await attempt({ method: "POST", mode: "no-cors", headers: { "content-type": "text/plain" }, body: '{"kind":"start"}' }, "/api/operations"),
        ];
      }, target.panel.url);
      expect(got).toEqual(["refused", "refused", "refused", "refused"]);
    });
    await page.evaluate((url) => {
      const frame = document.createElement("iframe");
      frame.src = url;
      document.body.append(frame);
    }, target.panel.url);
    await expect.poll(() => page.frames().map((frame) => frame.url())).toContain("chrome-error://chromewebdata/");
  } finally {
    neighbour.close();
  }
});
