import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { container } from "../stack/samples.test-support";
import { redactEvent, Redactor } from "./redact";

const dir = mkdtempSync(path.join(os.tmpdir(), "flightdeck-redact-"));
afterAll(() => rmSync(dir, { recursive: true }));
const file = path.join(dir, "env");

function redactor(text: string, names: string[] = ["OURS", "LOGIN"]): Redactor {
  const made = new Redactor();
  writeFileSync(file, text);
  made.readFile(file, names, "documented");
  return made;
}

test("values of secret settings go from any text, whatever their kind of name; short ones and the documented default stay", () => {
  const made = redactor("PGPASSWORD=password-1\nAPI_KEY=api-key-22\nAWS_CREDENTIALS=credential-3\nstore_token=token-4444\nOURS=by-the-file-5\nLOGIN=documented\nPORT=18080\nNAME=train-iris\nTINY_TOKEN=abc\nKEYCLOAK_IMAGE=keycloak:26.1\n");
  expect(made.redact("password-1 api-key-22 credential-3 token-4444 by-the-file-5")).toBe("••• ••• ••• ••• •••");
  expect(made.redact("documented 18080 train-iris abc keycloak:26.1")).toBe("documented 18080 train-iris abc keycloak:26.1");
});

test("a value that was changed stays known, and so it does while the file can't be read", () => {
  const made = redactor("STORE_PASSWORD=earlier-value\n");
  writeFileSync(file, "STORE_PASSWORD=later-value\n");
  made.readFile(file, [], null);
  expect(made.redact("earlier-value later-value")).toBe("••• •••");
  expect(() => made.readFile(dir, [], null)).toThrow("EISDIR");
  expect(made.redact("earlier-value later-value")).toBe("••• •••");
});

test("what a container was made with is known before anybody reads its log: secret names, passwords in addresses, also as they stand in JSON and in addresses", () => {
  const made = redactor("STORE_PASSWORD=later-value\n");
  made.saw([container({ id: "a", env: ["STORE_PASSWORD=made with \"it\"", "DB=postgresql://me:in/the@dress@db/x", "PATH=/usr/local/bin", "LEVEL=information", "EMPTY", "OURS=by-the-file"] })]);
  expect(made.redact('made with "it", made with \\"it\\", made%20with%20%22it%22, in/the@dress, by-the-file')).toBe("•••, •••, •••, •••, •••");
  expect(made.redact("/usr/local/bin information")).toBe("/usr/local/bin information");
});

test("a container is read once, and once more when other names are secret", () => {
  const made = redactor("A=1\n", []);
  made.saw([container({ id: "a", env: ["OURS=first-value"] })]);
  made.saw([container({ id: "a", env: ["DB_PASSWORD=not-read-again"] })]);
  expect(made.redact("first-value not-read-again")).toBe("first-value not-read-again");
  made.readFile(file, ["OURS"], null);
  made.saw([container({ id: "a", env: ["OURS=first-value"] })]);
  expect(made.redact("first-value")).toBe("•••");
});

test("however many containers come, the newest values are known and no more than 400", () => {
  const made = redactor("");
  for (let i = 0; i < 3_000; i++) made.saw([container({ id: String(i), env: [`DB_PASSWORD=password-${String(i).padStart(5, "0")}`] })]);
  expect(made.known.length).toBe(400);
  expect(made.redact("password-02999 password-02600 password-02599")).toBe("••• ••• password-02599");
});

test("facts that are kept hold no environment", () => {
  const event = redactEvent({ type: "listed", containers: [container({ env: ["DB_PASSWORD=x"] })] }, (text) => text);
  expect(JSON.stringify(event)).not.toContain("DB_PASSWORD");
});
