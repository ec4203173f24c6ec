import { DatasetError } from "../core/errors.js";

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full",
  EDQUOT: "the disk quota is used up",
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the disk is read-only",
  ENOTDIR: "a part of the path is a file",
  EEXIST: "a file of that name is in the way",
  EISDIR: "it is a folder",
};

/** An error of the file system, as a user can mend it; anything else as it is. */
export function describeFileError(error: unknown): unknown {
  if (!(error instanceof Error) || !("syscall" in error) || !("path" in error) || !("code" in error))
    return error;
  const { code, path } = error;
  const reason = (typeof code === "string" ? reasons[code] : undefined) ?? error.message;
  return new DatasetError(`Cannot write ${String(path)}: ${reason}`, {
    cause: error,
    hint: "Name another cache folder with REIFE_CACHE_DIR, or free this one",
  });
}
