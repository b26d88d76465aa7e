import path from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": path.resolve(import.meta.dirname) } },
  test: { include: ["{app,components,lib,scripts,compose,bench}/**/*.test.{ts,tsx,mjs}"], environment: "node", testTimeout: 30_000 },
});
