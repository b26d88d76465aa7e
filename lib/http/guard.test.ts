import { readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { isGuarded } from "./guard";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];
const root = path.resolve(import.meta.dirname, "../..");

test("every handler of every route was made by the guard", async () => {
  const files = readdirSync(path.join(root, "app"), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith("route.ts")).map((name) => path.join("app", name));
  expect(files.length).toBeGreaterThan(5);
  for (const file of files) {
    const module: Record<string, unknown> = await import(path.join(root, file));
    const handlers = Object.entries(module).filter(([name]) => METHODS.includes(name));
    expect(handlers.length, file).toBeGreaterThan(0);
    for (const [name, handler] of handlers) expect(isGuarded(handler), `${file} ${name}`).toBe(true);
  }
});
