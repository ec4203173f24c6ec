import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { isRecord } from "../core/is-record.js";

/**
 * Makes a folder and those above it that are not there yet, one by one. Node's own recursive `mkdir` never ends where the system
 * answers "no such file" below a folder that is there, as it does in `/proc`. Throws the error of the file system, with its code and
 * path; a file in the way is `EEXIST` in the last place and `ENOTDIR` above it.
 */
export function makeFolder(folder: string): void {
  const missing: string[] = [];
  for (let at = folder; !isThere(at, folder); at = dirname(at)) {
    // Not even the root is there.
    if (dirname(at) === at) throw cannotMake(folder, at);
    missing.push(at);
  }
  for (const path of missing.reverse()) make(path);
}

function isThere(path: string, wanted: string): boolean {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) return false;
  if (stats.isDirectory()) return true;
  throw failure(path === wanted ? "EEXIST" : "ENOTDIR", wanted, `${path} is no folder`);
}

function make(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    const code = isRecord(error) ? error["code"] : undefined;
    // Another process was faster, or a link that leads nowhere is in the way.
    if (code === "EEXIST" && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return;
    // The folder above is there: it takes no folders.
    if (code === "ENOENT") throw cannotMake(path, dirname(path));
    throw error;
  }
}

function cannotMake(path: string, above: string): Error {
  return failure("ENOTSUP", path, `no folder can be made in ${above}`);
}

function failure(code: string, path: string, message: string): Error {
  return Object.assign(new Error(message), { code, path, syscall: "mkdir" });
}
