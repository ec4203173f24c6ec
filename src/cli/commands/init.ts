import { existsSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { UsageError } from "../../core/errors.js";
import { writeFile } from "../compose/write-file.js";
import { terminalOf } from "../config-flags.js";
import { exitCode, type ExitCode } from "../exit-code.js";
import { textFlag, type Flags } from "../flags.js";
import { datasetFromTable } from "../init/dataset-from-table.js";
import { projectFiles, type ProjectDataset } from "../init/project-files.js";
import { slugOf } from "../init/slug-of.js";
import { starterPairs } from "../init/starter-pairs.js";

/** `reife init [dir]`: a project that runs at once and is to be edited. Overwrites nothing: it writes all of its files, or none. */
export function initCommand(args: readonly string[], flags: Flags): Promise<ExitCode> {
  const terminal = terminalOf(flags);
  const cwd = process.cwd();
  const folder = resolve(cwd, args[0] ?? ".");
  const dataset = datasetOf(flags);
  const files = projectFiles(slugOf(basename(folder)), dataset);
  const taken = [...files.keys()].filter((path) => existsSync(join(folder, path)));
  if (taken.length > 0) {
    throw new UsageError(`Cannot make a project in ${args[0] ?? "."}: it holds ${taken.join(", ")} already`, {
      hint: "Name a new folder: nothing is overwritten",
    });
  }
  for (const [path, text] of files) writeFile(join(folder, path), text);
  const place = relative(cwd, folder);
  const enter =
    place === "" ? "" : `cd ${/^[\w./-]+$/u.test(place) ? place : `'${place.replaceAll("'", "'\\''")}'`} && `;
  terminal.out(
    `Made ${place === "" ? "." : place}: ${[...files.keys()].join(", ")}\n` +
      `${dataset.count} pairs in ${dataset.clusters} clusters. Try it, no key needed:\n  ${enter}reife run config.yaml\n`,
  );
  return Promise.resolve(exitCode.done);
}

const columnFlags = ["instruction", "a", "b", "gold"] as const;

function datasetOf(flags: Flags): ProjectDataset {
  const file = textFlag(flags, "from");
  const given = [...columnFlags, "id", "values"].find((name) => textFlag(flags, name) !== undefined);
  if (file === undefined) {
    if (given !== undefined)
      throw new UsageError(`--${given} needs --from: the table whose columns it is about`);
    return starter();
  }
  const column = (name: (typeof columnFlags)[number], usual: string): string =>
    textFlag(flags, name) ?? usual;
  return datasetFromTable({
    file,
    instruction: column("instruction", "instruction"),
    a: column("a", "output_a"),
    b: column("b", "output_b"),
    gold: column("gold", "gold"),
    id: textFlag(flags, "id"),
    values: textFlag(flags, "values"),
  });
}

function starter(): ProjectDataset {
  const text = starterPairs();
  const count = 12;
  return {
    ...{ id: "my-pairs", title: "My pairs", text, count, clusters: count, ties: false, options: {} },
    licence: "Apache-2.0",
  };
}
