import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { filesBelow, textOf } from "./repository-files.js";

const files = filesBelow("src", ".ts").map((path) => ({ path, text: textOf(path) }));

/** Files that hold a family of small functions of one kind, whose names share no word with the file's. */
const families = ["src/cli/pull-progress.ts", "src/report/format-figure.ts"];

/** The names that a file declares and exports. */
function exportsOf(text: string): readonly string[] {
  const declarations = /^export (?:abstract )?(?:async )?(?:function\*?|const|class|interface|type) (\w+)/gmu;
  return [...text.matchAll(declarations)].map(([, name = ""]) => name);
}

/** The words of a name, in kebab-case or camelCase, in the singular. */
function wordsOf(name: string): readonly string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/gu, "$1-$2")
    .replaceAll(/([A-Z])([A-Z][a-z])/gu, "$1-$2")
    .toLowerCase()
    .split("-")
    .map((word) => word.replace(/s$/u, ""));
}

/** Whether the words of one of the two names are all among the other's: `run.ts` exports `runCommand`. */
function isNamedAfter(path: string, name: string): boolean {
  const [file, exported] = [wordsOf(basename(path, ".ts")), wordsOf(name)];
  const within = (few: readonly string[], many: readonly string[]): boolean =>
    few.every((word) => many.includes(word));
  const same = file.join("") === exported.join("");
  return same || within(file, exported) || within(exported, file);
}

/** What a program imports: `reife` and `reife/stats`. */
const entries = new Set(["src/index.ts", "src/stats.ts"]);

describe("the files of src", () => {
  it("are found", () => {
    expect(files.length).toBeGreaterThan(200);
  });

  it("have at most 300 lines each", () => {
    const long = files.filter(({ text }) => text.split("\n").length > 301);
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  it("have names in kebab-case", () => {
    const odd = files.filter(({ path }) => !/^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(basename(path, ".ts")));
    expect(odd.map(({ path }) => path)).toEqual([]);
  });

  it("export something each", () => {
    const silent = files.filter(({ text }) => exportsOf(text).length === 0 && !/^export \{/mu.test(text));
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  it("are named after what they export, but for two families", () => {
    const others = files.filter(
      ({ path, text }) => !entries.has(path) && !exportsOf(text).some((name) => isNamedAfter(path, name)),
    );
    expect(others.map(({ path }) => path)).toEqual(families);
  });

  it.each(["utils", "helpers", "common", "types", "misc"])("are not called %s.ts", (name) => {
    expect(files.filter(({ path }) => basename(path, ".ts") === name)).toEqual([]);
  });

  it("have no default export, and pass nothing on but the public API", () => {
    const bad = files.filter(
      ({ path, text }) =>
        /^export default/mu.test(text) || (!entries.has(path) && /^export .* from /mu.test(text)),
    );
    expect(bad.map(({ path }) => path)).toEqual([]);
    for (const entry of entries) expect(textOf(entry)).not.toMatch(/export \*/u);
  });

  it("leave nothing to be done later", () => {
    const unfinished = files.filter(({ text }) => /TODO|FIXME/u.test(text));
    expect(unfinished.map(({ path }) => path)).toEqual([]);
  });
});
