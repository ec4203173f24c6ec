import { readFileSync } from "node:fs";
import type { LockOwner } from "./lock-file.js";

/** Id of the process that writes a file, by the lock beside it; undefined where nobody does, or the lock's owner is gone. */
export function lockHolder(file: string, { isAlive }: Pick<LockOwner, "isAlive">): number | undefined {
  let text: string;
  try {
    text = readFileSync(`${file}.lock`, "utf8");
  } catch {
    return undefined;
  }
  const pid = Number(/^(\d+)\n$/u.exec(text)?.[1] ?? Number.NaN);
  return Number.isNaN(pid) || !isAlive(pid) ? undefined : pid;
}
