import { readFileSync } from "node:fs";
import { basename, extname } from "node:path";
import { isUtf8 } from "node:buffer";
import type { DatasetCard } from "../../core/dataset-card.js";
import { DatasetError, UsageError } from "../../core/errors.js";
import { pairsCsv } from "../../datasets/formats/pairs-csv.js";
import { readInstances } from "../../datasets/read-instances.js";
import { didYouMean } from "../../core/did-you-mean.js";
import { tableColumn } from "./table-column.js";
import { goldValues } from "./gold-values.js";
import type { ProjectDataset } from "./project-files.js";
import { slugOf } from "./slug-of.js";

/** A user's table, and what its columns are called. */
export interface TableSource {
  readonly file: string;
  readonly instruction: string;
  readonly a: string;
  readonly b: string;
  readonly gold: string;
  readonly id: string | undefined;
  /** What the gold's values mean, as `A=1,B=2,tie=0`. */
  readonly values: string | undefined;
}

/**
 * What a project's dataset card says of a user's table of pairs. Throws a `UsageError` for a file or a column that is not there, and
 * for golds that mean nothing known, a `DatasetError` for rows that are no pairs.
 */
export function datasetFromTable(source: TableSource): ProjectDataset {
  const text = readText(source.file);
  const delimiter = extname(source.file).toLowerCase() === ".tsv" ? "\t" : ",";
  const { names, cells } = tableColumn(source.file, text, { delimiter, column: source.gold });
  const wanted = [
    source.instruction,
    source.a,
    source.b,
    source.gold,
    ...(source.id === undefined ? [] : [source.id]),
  ];
  for (const column of wanted) if (!names.includes(column)) throw noColumn(source.file, column, names);
  const { A, B, tie } = goldValues(cells, source.values, source);
  if (A.length === 0 && B.length === 0)
    throw new UsageError(`Cannot use ${source.file}: no pair has a better output`);
  const options = {
    columns: {
      ...{ instruction: source.instruction, output_a: source.a, output_b: source.b, gold: source.gold },
      ...(source.id === undefined ? {} : { id: source.id }),
    },
    values: { A, B, ...(tie.length === 0 ? {} : { tie }) },
    ...(delimiter === "," ? {} : { delimiter }),
  };
  const id = slugOf(basename(source.file, extname(source.file)));
  const instances = instancesOf(id, options, { name: source.file, text });
  return {
    ...{ id, title: basename(source.file), text, options, licence: "unknown" },
    count: instances.length,
    clusters: new Set(instances.map(({ cluster }) => cluster)).size,
    ties: tie.length > 0,
  };
}

function readText(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new UsageError(`Cannot read ${file}: there is no such file`, { cause: error });
  }
  if (!isUtf8(bytes))
    throw new DatasetError(`Cannot read ${file}: it is no UTF-8`, { hint: "Save it as CSV in UTF-8" });
  return bytes.toString("utf8");
}

function noColumn(file: string, column: string, names: readonly string[]): UsageError {
  const meant = didYouMean(column, names);
  return new UsageError(`${file} has no column '${column}': it has ${names.join(", ")}`, {
    hint: meant === undefined ? undefined : `Did you mean '${meant}'?`,
  });
}

function instancesOf(
  id: string,
  options: ProjectDataset["options"],
  file: { readonly name: string; readonly text: string },
): ReturnType<typeof readInstances> {
  const card: DatasetCard = {
    ...{ id, title: id, description: id, task: "pairwise", format: "pairs-csv", options, files: [] },
    ...{ count: 1, clusters: 1, gold: "authors", ties: true, licence: "", citation: "", language: "en" },
    file: file.name,
  };
  return readInstances({ card, files: [file], loader: pairsCsv });
}
