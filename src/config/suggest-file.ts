import { readdirSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { didYouMean } from "../core/did-you-mean.js";
import { showPath } from "./show-path.js";

/**
 * A hint for a config that cannot be read: a file of a like name in the same folder or in `configs/`, or one that lies in
 * the folder that was named.
 */
export function suggestFile(path: string, cwd: string): string | undefined {
  const inside = configsIn(path)[0];
  if (inside !== undefined) return `name a file in it, such as ${showPath(cwd, inside)}`;
  const near = [...configsIn(dirname(path)), ...configsIn(join(cwd, "configs"))];
  const byName = new Map(
    near.flatMap((file) => [
      [basename(file), file],
      [stem(file), file],
    ]),
  );
  const meant = didYouMean(basename(path), byName.keys()) ?? didYouMean(stem(path), byName.keys());
  const file = byName.get(meant ?? "");
  return file === undefined ? undefined : `did you mean ${showPath(cwd, file)}?`;
}

function stem(file: string): string {
  return basename(file, extname(file));
}

function configsIn(folder: string): readonly string[] {
  try {
    const names = readdirSync(folder).filter((name) => /\.(?:ya?ml|json)$/u.test(name));
    return names.sort().map((name) => join(folder, name));
  } catch {
    // No folder, no suggestion.
    return [];
  }
}
