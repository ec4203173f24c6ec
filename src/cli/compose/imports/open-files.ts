import { createHash } from "node:crypto";
import { createReadStream, statSync } from "node:fs";
import { resolve, sep } from "node:path";
import { UsageError } from "../../../core/errors.js";
import type { SourceFile } from "../../../imports/source-file.js";

const blockBytes = 1 << 20;

/** The files that a command line names, none of them read yet. Throws a `UsageError` for one that is not there. */
export function openFiles(paths: readonly string[], cwd: string): readonly SourceFile[] {
  return paths.map((name) => {
    const path = resolve(cwd, name);
    refuseUnreadable(name, path);
    return {
      name,
      path: path.split(sep).join("/"),
      bytes: () => createReadStream(path, { highWaterMark: blockBytes }) as AsyncIterable<Uint8Array>,
    };
  });
}

/** SHA-256 of a file's bytes, in hexadecimal. */
export async function sha256OfFile(file: SourceFile): Promise<string> {
  const hash = createHash("sha256");
  for await (const bytes of file.bytes()) hash.update(bytes);
  return hash.digest("hex");
}

function refuseUnreadable(name: string, path: string): void {
  try {
    if (statSync(path).isFile()) return;
  } catch (cause) {
    const missing = cause instanceof Error && "code" in cause && cause.code === "ENOENT";
    const reason = missing ? "there is no such file" : String(cause);
    throw new UsageError(`Cannot read ${name}: ${reason}`, { cause });
  }
  throw new UsageError(`Cannot read ${name}: it is no file`, { hint: "Name files, not folders" });
}
