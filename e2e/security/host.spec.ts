import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test, type Target } from "./target";

// DNS rebinding: a page of evil.com whose name resolves to 127.0.0.1 sends its own name in Host.
const forged: { title: string; host: (port: number) => string | undefined; target?: (address: string) => string }[] = [
  { title: "evil.com on another port", host: () => "evil.com:3000" },
  { title: "evil.com on our port", host: (port) => `evil.com:${port}` },
  { title: "a name that begins like the loopback address", host: (port) => `127.evil.com:${port}` },
  { title: "a name that begins like localhost", host: (port) => `localhost:${port}.evil` },
  { title: "localhost as a subdomain", host: (port) => `localhost.evil.com:${port}` },
  { title: "credentials before the name", host: (port) => `localhost:${port}@evil.com` },
  { title: "localhost without a port", host: () => "localhost" },
  { title: "localhost on another port", host: (port) => `localhost:${port + 1}` },
  { title: "every address", host: (port) => `0.0.0.0:${port}` },
  { title: "an empty Host", host: () => "" },
  { title: "no Host", host: () => undefined },
  { title: "an absolute URI", host: (port) => `localhost:${port}`, target: (address) => `http://evil.com${address}` },
];

const build = readFileSync(path.join(import.meta.dirname, "../../.next/BUILD_ID"), "utf8").trim();

const shapes: { title: string; path: string; headers: Record<string, string> }[] = [
  { title: "page", path: "/", headers: {} },
  { title: "data page", path: "/data", headers: {} },
  { title: "page data", path: `/_next/data/${build}/index.json`, headers: { "x-nextjs-data": "1" } },
  { title: "RSC payload", path: "/", headers: { rsc: "1", "next-url": "/" } },
  { title: "prefetch", path: "/", headers: { rsc: "1", "next-router-prefetch": "1", purpose: "prefetch", "sec-purpose": "prefetch" } },
  { title: "a forwarded host", path: "/", headers: { "x-forwarded-host": "localhost:3000", "x-forwarded-proto": "http" } },
];

/** The forged requests of one kind of Host: every page shape and every API route, with the page's own token. */
function attacks(target: Target): { method: string; address: string; headers: Record<string, string>; body?: string }[] {
  const pages = shapes.map((shape) => ({ method: "GET", address: shape.path, headers: shape.headers }));
  const api = target.routes.flatMap(({ path: address, methods }) => methods.flatMap((method) => {
    const { host: _, ...headers } = target.ownHeaders;
    const body = method === "GET" ? undefined : JSON.stringify({ kind: "start" });
    return [{ method, address, headers, body }, { method, address, headers: { ...headers, "next-router-prefetch": "1", purpose: "prefetch" }, body }];
  }));
  return [...pages, ...api];
}

for (const { title, host, target: rewrite } of forged) {
  test(`refuses ${title} on every page and route, and does nothing`, async ({ target }) => {
    await target.expectUntouched(async () => {
      for (const { method, address, headers, body } of attacks(target)) {
        const name = host(target.panel.port);
        const reply = await target.send({ method, target: rewrite ? rewrite(address) : address, headers: name === undefined ? headers : { ...headers, host: name }, body });
        expect.soft(reply.status, `${method} ${address} ${JSON.stringify(headers)}`).toBeGreaterThanOrEqual(400);
        expect.soft(reply.status, `${method} ${address}`).toBeLessThan(500);
        expect.soft(reply.body, `${method} ${address}`).not.toContain(target.token);
      }
    });
  });
}

test("answers to localhost and to 127.0.0.1 on its own port", async ({ target }) => {
  for (const name of ["localhost", "127.0.0.1"]) {
    expect((await target.send({ headers: { host: `${name}:${target.panel.port}` } })).status).toBe(200);
  }
});
