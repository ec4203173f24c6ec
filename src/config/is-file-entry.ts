import { isAbsolute } from "node:path";

/** Whether an entry of a list names a file rather than an id: it begins with `./`, `../` or a root. */
export function isFileEntry(written: string): boolean {
  return /^\.{1,2}[/\\]/u.test(written) || isAbsolute(written);
}
