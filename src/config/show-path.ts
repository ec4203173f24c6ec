import { isAbsolute, relative, sep } from "node:path";

/** A file's path as messages show it: relative to the working folder where it lies below it, with forward slashes. */
export function showPath(cwd: string, file: string): string {
  const below = relative(cwd, file);
  const shown = below === "" || below.startsWith("..") || isAbsolute(below) ? file : below;
  return sep === "\\" ? shown.replaceAll("\\", "/") : shown;
}
