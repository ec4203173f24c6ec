import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** The repository. */
export const root: string = fileURLToPath(new URL("../..", import.meta.url));

/** The text of one of its files. */
export function textOf(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

/** Whether a path of the repository exists. */
export function exists(path: string): boolean {
  return existsSync(join(root, path));
}

/** The files below a folder whose names end so, in order, as paths of the repository. */
export function filesBelow(folder: string, ending: string): readonly string[] {
  const names = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
  return names
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .sort();
}

/** The names of the folders in a folder. */
export function foldersIn(folder: string): readonly string[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();
}
