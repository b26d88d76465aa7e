import path from "node:path";
import { NOTES } from "./paths.mjs";

/** Where a running panel leaves its process id, so that a second start recognises it. */
export const panelNote = (port) => path.join(NOTES, `panel-${port}.json`);
