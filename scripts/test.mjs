#!/usr/bin/env node
import { requireNode } from "./lib/node-version.mjs";

// Checked before anything else is loaded: the rest may use what an old Node cannot parse.
requireNode(process.versions.node);
const { test } = await import("./lib/test.mjs");
await test(process.argv.slice(2));
