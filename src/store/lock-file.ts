import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import { StoreError } from "../core/errors.js";
import { isRecord } from "../core/is-record.js";
import { fileError } from "./file-error.js";

/** Who takes a lock: this process, and how to learn whether another one still runs. */
export interface LockOwner {
  /** Id of this process. */
  readonly pid: number;
  /** Whether a process of this machine with that id runs. */
  isAlive(pid: number): boolean;
}

/** A lock that is held. */
export interface FileLock {
  /** Gives the lock back; harmless the second time. */
  release(): Promise<void>;
}

/** Locks that this process holds: a lock file with our own id that is not among them was left by a dead namesake. */
const held = new Set<string>();

/**
 * Takes the lock `<file>.lock`, so that one process at a time writes a file. The lock holds its owner's id and is created
 * exclusively; the lock of a process that is gone is taken over. It guards against processes of the same machine only.
 *
 * @throws StoreError naming the process that holds the lock and how to mend it
 */
export async function lockFile(file: string, owner: LockOwner): Promise<FileLock> {
  const path = `${file}.lock`;
  if (held.has(path)) throw heldBy(file, owner.pid);
  held.add(path);
  try {
    if (!(await created(path, owner))) await takeOver(file, owner);
  } catch (error) {
    held.delete(path);
    throw error;
  }
  return {
    async release(): Promise<void> {
      if (held.delete(path)) await rm(path, { force: true });
    },
  };
}

/**
 * Creates a lock that holds its owner's id from the first moment, as a link to a file that is whole: a process that is killed
 * while it takes a lock leaves none behind that nobody could tell to be dead.
 */
async function created(path: string, owner: LockOwner): Promise<boolean> {
  const whole = `${path}.${owner.pid}`;
  try {
    await writeFile(whole, `${owner.pid}\n`);
    await link(whole, path);
    return true;
  } catch (error) {
    const code = codeOf(error);
    if (code === "EEXIST") return false;
    if (code === "EPERM" || code === "ENOTSUP" || code === "ENOSYS") return await createdInPlace(path, owner);
    throw fileError("lock", path, error);
  } finally {
    await rm(whole, { force: true }).catch(() => undefined);
  }
}

/** For disks that know no links. */
async function createdInPlace(path: string, owner: LockOwner): Promise<boolean> {
  try {
    await writeFile(path, `${owner.pid}\n`, { flag: "wx" });
    return true;
  } catch (error) {
    if (codeOf(error) === "EEXIST") return false;
    // A full disk creates the file and then refuses its content.
    if (codeOf(error) === "ENOSPC") await rm(path, { force: true });
    throw fileError("lock", path, error);
  }
}

/**
 * Replaces the lock of a dead process. Only the one that creates `<lock>.takeover` may do so: of two that find the same
 * dead lock, the second would else delete the fresh lock of the first.
 */
async function takeOver(file: string, owner: LockOwner): Promise<void> {
  const path = `${file}.lock`;
  const guard = `${path}.takeover`;
  await refuseIfAlive(file, owner);
  await clearDeadGuard(guard, owner);
  if (!(await created(guard, owner))) throw beingTaken(file, guard);
  try {
    await refuseIfAlive(file, owner);
    await replace(path, owner);
  } catch (error) {
    throw fileError("lock", path, error);
  } finally {
    await rm(guard, { force: true });
  }
}

/** Puts our own id into a lock that is there: as a whole, for the same reason. */
async function replace(path: string, owner: LockOwner): Promise<void> {
  const whole = `${path}.${owner.pid}`;
  await writeFile(whole, `${owner.pid}\n`);
  await rename(whole, path);
}

/** Removes a guard whose owner was killed in the middle of taking over. Of several that try, one moves it away. */
async function clearDeadGuard(guard: string, owner: LockOwner): Promise<void> {
  const pid = pidIn(await readFile(guard, "utf8").catch(() => ""));
  if (pid === undefined || (pid !== owner.pid && owner.isAlive(pid))) return;
  const aside = `${guard}.${owner.pid}`;
  const moved = await rename(guard, aside).then(
    () => true,
    () => false,
  );
  if (moved) await rm(aside, { force: true });
}

async function refuseIfAlive(file: string, owner: LockOwner): Promise<void> {
  const path = `${file}.lock`;
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    if (codeOf(error) === "ENOENT") throw beingTaken(file, path);
    throw fileError("read", path, error);
  });
  const pid = pidIn(text);
  if (pid === undefined) throw beingTaken(file, path);
  if (pid !== owner.pid && owner.isAlive(pid)) throw heldBy(file, pid);
}

function pidIn(text: string): number | undefined {
  const pid = /^(\d+)\n$/.exec(text)?.[1];
  return pid === undefined ? undefined : Number(pid);
}

function codeOf(error: unknown): unknown {
  return isRecord(error) ? error["code"] : undefined;
}

function heldBy(file: string, pid: number): StoreError {
  return new StoreError(`Cannot write ${file}: process ${pid} is writing it`, {
    hint: `Wait for process ${pid} to end, or delete ${file}.lock if it is no run of reife`,
  });
}

function beingTaken(file: string, lock: string): StoreError {
  return new StoreError(`Cannot write ${file}: another process is taking its lock ${lock}`, {
    hint: `Run the same command again; if this stays, delete ${lock}`,
  });
}
