import { expect, test } from "vitest";
import { service } from "@/lib/client/samples.test-support";
import { firstToMend } from "./look";

test("what the first broken service lacks is mended first, also where it is only off", () => {
  const db = service("db", { state: "off" });
  const api = service("api", { state: "unhealthy", blame: "db" });
  expect(firstToMend([db, api, service("web", { state: "failed" })])).toBe("db");
  expect(firstToMend([service("db"), service("web", { state: "failed" })])).toBe("web");
  expect(firstToMend([db, service("web")])).toBeUndefined();
});
