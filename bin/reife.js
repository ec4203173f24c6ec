#!/usr/bin/env node
// Plain JavaScript on purpose: it must be able to say what is wrong on a Node that is too old or before a build.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { setFlagsFromString } from "node:v8";

const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`reife needs Node 20.19 or newer: this is ${process.versions.node}\n`);
  process.exit(2);
}
const entry = new URL("../dist/start/main.js", import.meta.url);
if (!existsSync(fileURLToPath(entry))) {
  process.stderr.write("reife is not built yet: run `npm ci` (or `npm run build`) in its folder first\n");
  process.exit(2);
}
// Garbage may pile up to as much again as what is in use, not to three times that: a large run takes far less memory, and no more time.
setFlagsFromString("--heap-growing-percent=100");
const { main } = await import(entry.href);
await main();
