#!/usr/bin/env node
import { requireNode } from "./lib/node-version.mjs";

// Checked before anything else is loaded: the rest may use what an old Node cannot parse.
requireNode(process.versions.node);
const { start } = await import("./lib/start.mjs");
await start(process.argv.slice(2));
