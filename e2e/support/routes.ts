import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const API = path.join(import.meta.dirname, "../../app/api");

export interface Route {
  /** With a real-looking value for each dynamic segment: "/api/services/web/log". */
  path: string;
  methods: string[];
}

/** Every route handler of the app, read from the file system: a new one is covered without being named here. */
export function apiRoutes(segments: Record<string, string>): Route[] {
  const files = readdirSync(API, { recursive: true, encoding: "utf8" }).filter((file) => path.basename(file) === "route.ts");
  return files.map((file) => {
    const source = readFileSync(path.join(API, file), "utf8");
    const methods = [...source.matchAll(/export (?:const|async function|function) (GET|POST|PUT|PATCH|DELETE)\b/g)].map((match) => match[1]!);
    const route = path.posix.join("/api", path.dirname(file)).replace(/\[(\w+)\]/g, (_, name: string) => {
      const value = segments[name];
      if (!value) throw new Error(`${file}: no value for [${name}]; add one to the caller of apiRoutes`);
      return value;
    });
    if (methods.length === 0) throw new Error(`${file} exports no method`);
    return { path: route, methods };
  });
}
