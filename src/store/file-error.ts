import { StoreError } from "../core/errors.js";
import { isRecord } from "../core/is-record.js";

const hints: Readonly<Record<string, string>> = {
  ENOSPC: "Free some disk space, then run the same command again",
  EDQUOT: "Free some disk space, then run the same command again",
  EIO: "Look after the disk, then run the same command again: what is stored is kept",
  EACCES: "Change the permissions, or choose another folder with --out",
  EPERM: "Change the permissions, or choose another folder with --out",
  EROFS: "Choose a folder that can be written with --out",
  EISDIR: "Move the folder of that name away",
  ENOTDIR: "Choose another folder with --out",
  EEXIST: "Choose another folder with --out",
  ENOTSUP: "Choose another folder with --out",
  ENOENT: "Check the run's name",
  EMFILE: "Raise the limit of open files, or lower --concurrency",
};

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EIO: "the disk reports an error",
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the disk is read-only",
  EISDIR: "it is a folder",
  ENOTDIR: "a part of the path is a file",
  EEXIST: "a file of that name is in the way",
  ENOENT: "no such file",
  EMFILE: "too many open files",
};

/** What went wrong with a file of the store, as one line with a hint: `action` is a verb ("read", "write", "lock"). */
export function fileError(action: string, file: string, cause: unknown): StoreError {
  if (cause instanceof StoreError) return cause;
  const code = errorCode(cause) ?? "";
  const reason = reasons[code] ?? (cause instanceof Error ? cause.message : String(cause));
  return new StoreError(`Cannot ${action} ${file}: ${reason}`, { cause, hint: hints[code] });
}

function errorCode(cause: unknown): string | undefined {
  const code = isRecord(cause) ? cause["code"] : undefined;
  return typeof code === "string" ? code : undefined;
}
