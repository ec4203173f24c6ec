import { existsSync, readFileSync } from "node:fs";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect, it, vi } from "vitest";
import { lockFile } from "../../src/store/lock-file.js";
import { temporaryFolder } from "./temporary-folder.js";

const alive =
  (...pids: number[]) =>
  (pid: number): boolean =>
    pids.includes(pid);

it("lockFile() holds the owner's id until it is released", async () => {
  const file = join(await temporaryFolder(), "calls.jsonl");
  const lock = await lockFile(file, { pid: 41, isAlive: alive(41) });
  expect(await readFile(`${file}.lock`, "utf8")).toBe("41\n");
  await lock.release();
  await lock.release();
  expect(existsSync(`${file}.lock`)).toBe(false);
});

it("lockFile() names the living process that holds the lock, and how to mend it", async () => {
  const file = join(await temporaryFolder(), "calls.jsonl");
  await writeFile(`${file}.lock`, "41\n");
  const taken = lockFile(file, { pid: 42, isAlive: alive(41, 42) });
  await expect(taken).rejects.toThrow(`Cannot write ${file}: process 41 is writing it`);
  await expect(taken).rejects.toMatchObject({
    hint: expect.stringContaining(`delete ${file}.lock`) as string,
  });
  expect(await readFile(`${file}.lock`, "utf8")).toBe("41\n");
});

it("lockFile() takes over the lock of a dead process", async () => {
  const file = join(await temporaryFolder(), "calls.jsonl");
  await writeFile(`${file}.lock`, "41\n");
  const lock = await lockFile(file, { pid: 42, isAlive: alive(42) });
  expect(await readFile(`${file}.lock`, "utf8")).toBe("42\n");
  expect(existsSync(`${file}.lock.takeover`)).toBe(false);
  await lock.release();
});

it("lockFile() takes over a lock that a dead process with the same id left, as in a restarted container", async () => {
  const file = join(await temporaryFolder(), "calls.jsonl");
  await writeFile(`${file}.lock`, "7\n");
  await (await lockFile(file, { pid: 7, isAlive: alive(7) })).release();
});

it("lockFile() refuses a second lock within one process, also at the same moment", async () => {
  const file = join(await temporaryFolder(), "calls.jsonl");
  const owner = { pid: 42, isAlive: alive(42) };
  const ends = await Promise.allSettled([lockFile(file, owner), lockFile(file, owner)]);
  expect(ends.map((end) => end.status)).toEqual(["fulfilled", "rejected"]);
  await expect(lockFile(file, owner)).rejects.toThrow("process 42 is writing it");
  for (const end of ends) if (end.status === "fulfilled") await end.value.release();
  await (await lockFile(file, owner)).release();
});

it("lockFile() holds a whole id from the first moment on", async () => {
  const file = join(await temporaryFolder(), "calls.jsonl");
  const seen = new Set<string>();
  const taking = lockFile(file, { pid: 42, isAlive: alive(42) });
  const end = { reached: false };
  void taking.then(() => (end.reached = true));
  while (!end.reached) {
    if (existsSync(`${file}.lock`)) seen.add(readFileSync(`${file}.lock`, "utf8"));
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect([...seen].every((text) => text === "42\n")).toBe(true);
  expect(await readdir(dirname(file))).toEqual(["calls.jsonl.lock"]);
});

it("lockFile() takes over where a process was killed while it took over", async () => {
  const file = join(await temporaryFolder(), "calls.jsonl");
  await writeFile(`${file}.lock`, "41\n");
  await writeFile(`${file}.lock.takeover`, "43\n");
  await lockFile(file, { pid: 42, isAlive: alive(42) });
  expect(await readFile(`${file}.lock`, "utf8")).toBe("42\n");
  expect(await readdir(dirname(file))).toEqual(["calls.jsonl.lock"]);
});

it("lockFile() lets one of many take a dead lock over", async () => {
  const file = join(await temporaryFolder(), "calls.jsonl");
  await writeFile(`${file}.lock`, "41\n");
  const pids = Array.from({ length: 8 }, (_, index) => 100 + index);
  // Each in a module of its own, as in processes of their own.
  const ends = await Promise.allSettled(
    pids.map(async (pid) => {
      vi.resetModules();
      const { lockFile: lock } = await import("../../src/store/lock-file.js");
      return lock(file, { pid, isAlive: alive(...pids) });
    }),
  );
  const won = pids.filter((_, index) => ends[index]?.status === "fulfilled");
  expect(won).toHaveLength(1);
  expect(await readFile(`${file}.lock`, "utf8")).toBe(`${String(won[0])}\n`);
  expect(await readdir(dirname(file))).toEqual(["calls.jsonl.lock"]);
});

it.each([
  ["is empty because its owner is just writing it", ".lock", ""],
  ["is being taken over by another process", ".lock.takeover", "43\n"],
])("lockFile() leaves alone a lock that %s", async (_, suffix, content) => {
  const file = join(await temporaryFolder(), "calls.jsonl");
  await writeFile(`${file}.lock`, "41\n");
  await writeFile(`${file}${suffix}`, content);
  const taken = lockFile(file, { pid: 42, isAlive: alive(42, 43) });
  await expect(taken).rejects.toThrow(`taking its lock ${file}${suffix}`);
  expect(await readFile(`${file}${suffix}`, "utf8")).toBe(content);
  await expect(lockFile(file, { pid: 42, isAlive: alive(42, 43) })).rejects.toThrow("taking its lock");
});
