import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { lockFile } from "../../src/store/lock-file.js";
import { lockHolder } from "../../src/store/lock-holder.js";

it("lockHolder() names the living process that writes a file", async () => {
  const file = join(mkdtempSync(join(tmpdir(), "reife-lock-")), "calls.jsonl");
  const isAlive = (pid: number): boolean => pid === 4711;
  expect(lockHolder(file, { isAlive })).toBeUndefined();
  const lock = await lockFile(file, { pid: 4711, isAlive });
  expect(lockHolder(file, { isAlive })).toBe(4711);
  expect(lockHolder(file, { isAlive: () => false })).toBeUndefined();
  await lock.release();
  expect(lockHolder(file, { isAlive })).toBeUndefined();
  writeFileSync(`${file}.lock`, "not a process");
  expect(lockHolder(file, { isAlive: () => true })).toBeUndefined();
});
