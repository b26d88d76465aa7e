import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { parseEnv, readEnvText, setEnv, withValues } from "./envFile";

const dir = mkdtempSync(path.join(os.tmpdir(), "flightdeck-env-"));
afterAll(() => rmSync(dir, { recursive: true }));

const value = fc.string({ maxLength: 40 }).filter((text) => !/[\0\r\n]|\\'|\\$/.test(text));
const key = fc.stringMatching(/^[A-Z][A-Z0-9_]{0,12}$/).filter((name) => !/^(COMPOSE_|DOCKER_|BUILDKIT_|LD_)|^(PATH|HOME|SHELL|IFS)$/.test(name));

describe("environment file", () => {
  test("what is set is read back, whatever the value", () => {
    fc.assert(fc.property(key, value, (name, text) => {
      expect(parseEnv(withValues("", { [name]: text })).get(name)).toBe(text);
    }));
  });

  test("a change leaves comments and other lines as they are", () => {
    expect(withValues("# mine\nA=1\n\nB='x # y'\n", { A: "2", C: "new" })).toBe("# mine\nA=2\n\nB='x # y'\nC=new\n");
  });

  test("names that steer compose or the shell, and values with line breaks, are refused", () => {
    const changes: Record<string, string>[] = [{ COMPOSE_FILE: "/etc/passwd" }, { DOCKER_HOST: "x" }, { PATH: "x" }, { "a b": "x" }, { A: "x\nB=y" }, { A: "x\0" }];
    for (const change of changes) expect(() => withValues("", change)).toThrow("setting-refused");
  });

  test("the file is for its owner only", async () => {
    const file = path.join(dir, "mode.env");
    await setEnv(file, { A: "1" });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readEnvText(path.join(dir, "none.env"))).toBe("");
  });

  test("compose reads the very value that was set", () => {
    const compose = path.join(dir, "compose.yaml");
    const env = path.join(dir, "round.env");
    const values = Object.fromEntries(fc.sample(value, 300).map((text, index) => [`V${index}`, text]));
    writeFileSync(compose, `services:\n  a:\n    image: x\n    environment:\n${Object.keys(values).map((name) => `      ${name}: "\${${name}}"\n`).join("")}`);
    writeFileSync(env, withValues("", values));
    const out = execFileSync("docker", ["compose", "-f", compose, "-p", "round", "--env-file", env, "config", "--format", "json"], { encoding: "utf8" });
    const read: unknown = JSON.parse(out);
    // `config` writes a dollar as $$ so that its output can be fed back.
    const expected = Object.fromEntries(Object.entries(values).map(([name, text]) => [name, text.replaceAll("$", "$$$$")]));
    expect(read).toMatchObject({ services: { a: { environment: expected } } });
  });
});
