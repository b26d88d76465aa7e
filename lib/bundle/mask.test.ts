import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MASK } from "../settings/secrets";
import { describeSettings, makeMask, maskDocument, maskedIn } from "./mask";

const ENV = "STORE_PASSWORD='p@ss w0rd'\nFERNET_KEY=abcd1234=\nWEB_PORT=8080\nLOGIN_PASSWORD=airflow\nNAME=train\nEMPTY=\nTINY_TOKEN=abc\n";
const mask = makeMask(ENV, ["NAME_OF_NONE"], "airflow", ["the-page-token"]);

describe("masks of the bundle", () => {
  test("values of secret settings go, as they are, in addresses and in JSON; the documented default is no secret", () => {
    expect(mask.text('p@ss w0rd p%40ss%20w0rd abcd1234= the-page-token airflow 8080 train')).toBe(`${MASK} ${MASK} ${MASK} ${MASK} airflow 8080 train`);
    expect(mask.names).toEqual(["FERNET_KEY", "STORE_PASSWORD"]);
  });

  test("a password in an address and what follows such a word go, whoever set them", () => {
    expect(mask.text("postgresql+psycopg2://me:other@db/x redis://:pw@queue:6379 http://mlflow:5000/a@b")).toBe(`postgresql+psycopg2://me:${MASK}@db/x redis://:${MASK}@queue:6379 http://mlflow:5000/a@b`);
    expect(mask.text('{"password": "x1"} DB_PASSWORD=x2; api_key: x3 token=x4&a=b')).toBe(`{"password": "${MASK}"} DB_PASSWORD=${MASK}; api_key: ${MASK} token=${MASK}&a=b`);
    expect(mask.text("Authorization: Bearer abc.def-1")).toBe(`Authorization: Bearer ${MASK}`);
    expect(mask.text("no password given, 3 tokens left, password=${STORE_PASSWORD:?set it}")).toBe("no password given, 3 tokens left, password=${STORE_PASSWORD:?set it}");
  });

  test("no text keeps a secret, wherever it stands", () => {
    fc.assert(fc.property(fc.string(), fc.string(), (before, after) => {
      const text = mask.text(`${before}p@ss w0rd${after}`);
      expect(text).not.toContain("p@ss w0rd");
      expect(maskedIn(text)).toBeGreaterThan(0);
    }));
  });

  test("of the compose file, values of secret-like names go unless they only name a variable", () => {
    const document = {
      services: { db: { environment: { POSTGRES_PASSWORD: "literal", PGPASSWORD: "${STORE_PASSWORD:?set it}", API_TOKEN: "${T:-fallback}", LEVEL: "info" }, command: ["--keep", "MY_SECRET=x", "A=b"] } },
      secrets: { key: { file: "./key.pem" } },
    };
    expect(maskDocument(document)).toEqual({
      services: { db: { environment: { POSTGRES_PASSWORD: MASK, PGPASSWORD: "${STORE_PASSWORD:?set it}", API_TOKEN: MASK, LEVEL: "info" }, command: ["--keep", `MY_SECRET=${MASK}`, "A=b"] } },
      secrets: { key: { file: "./key.pem" } },
    });
  });

  test("settings are named; values are given only where they are switches and ports", () => {
    expect(describeSettings(ENV)).toBe("STORE_PASSWORD  (set, not shown)\nFERNET_KEY  (set, not shown)\nWEB_PORT  8080\nLOGIN_PASSWORD  (set, not shown)\nNAME  (set, not shown)\nEMPTY  (empty)\nTINY_TOKEN  (set, not shown)\n");
  });
});
