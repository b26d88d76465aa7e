import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { makeRedactor } from "./redact";

const dir = mkdtempSync(path.join(os.tmpdir(), "flightdeck-redact-"));
afterAll(() => rmSync(dir, { recursive: true }));

test("values of secret settings go from any text, whatever their kind of name; short ones and the documented default stay", () => {
  const file = path.join(dir, "env");
  writeFileSync(file, "PGPASSWORD=password-1\nAPI_KEY=api-key-22\nAWS_CREDENTIALS=credential-3\nstore_token=token-4444\nOURS=by-the-file-5\nLOGIN=documented\nPORT=18080\nNAME=train-iris\nTINY_TOKEN=abc\n");
  const redact = makeRedactor(file, ["OURS"], "LOGIN", "documented");
  expect(redact("password-1 api-key-22 credential-3 token-4444 by-the-file-5")).toBe("••• ••• ••• ••• •••");
  expect(redact("documented 18080 train-iris abc")).toBe("documented 18080 train-iris abc");
});
