import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { refuse, refuseHost } from "./allowed";

const good = { method: "POST", host: "localhost:3000", origin: "http://localhost:3000", fetchSite: "same-origin", contentType: "application/json", token: "t" };
const code = (part: Partial<typeof good> | Record<string, string | null>): string | undefined => refuse({ ...good, ...part }, "3000", "t")?.code;

describe("guard of a request", () => {
  test("our own page is let in", () => expect(code({})).toBeUndefined());

  test("a Host that is not exactly ours is refused", () => {
    for (const host of ["evil.com:3000", "127.evil.com:3000", "localhost:3000.evil", "localhost", "localhost:3001", "0.0.0.0:3000", "", null]) expect(code({ host })).toBe("host-refused");
    fc.assert(fc.property(fc.string(), (host) => { expect(refuseHost(host, "3000") === null).toBe(["localhost:3000", "127.0.0.1:3000", "[::1]:3000"].includes(host.toLowerCase())); }));
  });

  test("other pages are refused, siblings on localhost too, for every method", () => {
    for (const method of ["GET", "POST", "PUT", "DELETE"]) {
      for (const part of [{ fetchSite: "cross-site" }, { fetchSite: "same-site" }, { fetchSite: "none" }, { origin: "null", fetchSite: null }, { origin: "http://localhost:5001", fetchSite: null }]) {
        expect(code({ method, ...part })).toBe("origin-refused");
      }
    }
  });

  test("a change without any word on its origin is refused", () => expect(code({ origin: null, fetchSite: null })).toBe("origin-refused"));
  test("the page's token is needed", () => { for (const token of [null, "", "T", "tt"]) expect(code({ token })).toBe("token-refused"); });
  test("only JSON is taken", () => { for (const contentType of [null, "text/plain", "application/x-www-form-urlencoded", "application/jsonx"]) expect(code({ contentType })).toBe("json-only"); });
});
