import path from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root, wherever the command was called from. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** Where these scripts keep their notes and logs; git ignores it. */
export const NOTES = path.join(ROOT, ".flightdeck");
