import { decimalNumber } from "../decimal-number.js";
import { ImportError } from "../import-error.js";
import type { Fields } from "../fields.js";
import type { ImportFormat } from "../import-format.js";
import type { ImportedItem, ImportedRow } from "../imported-row.js";
import { mappedAnswer } from "../mapped-answer.js";
import { mappedCell } from "../mapped-cell.js";
import { mappedGold } from "../mapped-gold.js";
import { mappedPresentations, type MappedField, type Mapping } from "../mapping.js";
import { jsonRecords } from "../read/json-records.js";
import { tableRecords } from "../read/table-records.js";
import type { SourceFile } from "../source-file.js";

const one: MappedField = { value: "original" };
const zero: MappedField = { value: "0" };

/** Any JSON lines, JSON, CSV or TSV: a mapping file says where things are. */
export const generic: ImportFormat = {
  name: "generic",
  title: "any JSON lines, JSON, CSV or TSV, by a mapping file that says where things are",
  takes: ["mapping"],
  example: "reife import generic votes.csv --map votes.yaml --out results/votes",
  async *rows({ files, options: { mapping } }) {
    for (const file of files) {
      if (mapping === undefined) {
        throw new ImportError({ file: file.name }, "the generic format needs a mapping file", {
          hint: "Name one with --map",
        });
      }
      for await (const fields of recordsOf(file, mapping)) {
        if (counts(fields, mapping)) yield rowOf(fields, mapping);
      }
    }
  },
};

function recordsOf(file: SourceFile, mapping: Mapping): AsyncIterable<Fields> {
  const format = mapping.format ?? /\.(jsonl|ndjson|json|csv|tsv|tab)$/iu.exec(file.name)?.[1]?.toLowerCase();
  switch (format ?? "") {
    case "csv":
    case "tsv":
    case "tab":
      return tableRecords(file, { delimiter: mapping.delimiter ?? (format === "csv" ? "," : "\t") });
    case "json":
    case "jsonl":
    case "ndjson":
      return jsonRecords(file, { path: mapping.rows?.split(".") });
    default:
      throw new ImportError({ file: file.name }, "its ending does not tell its format", {
        hint: "Write format: jsonl, json, csv or tsv in the mapping",
      });
  }
}

function counts(fields: Fields, { only }: Mapping): boolean {
  return Object.entries(only).every(([field, wanted]) => (mappedCell(fields, { field }) ?? "") === wanted);
}

function rowOf(fields: Fields, mapping: Mapping): ImportedRow {
  const cell = (field: MappedField | undefined): string | undefined =>
    field === undefined ? undefined : mappedCell(fields, field);
  const presentation = cell(mapping.presentation ?? one) ?? "original";
  const shown = mappedPresentations.find((known) => known === presentation);
  if (shown === undefined) {
    throw fields.error(mapping.presentation?.field ?? "presentation", mappedPresentations.join(" or "));
  }
  return {
    place: fields.place,
    evaluator: cell(mapping.evaluator),
    protocol: cell(mapping.protocol),
    dataset: cell(mapping.dataset),
    item: itemOf(fields, mapping, cell),
    presentation: shown,
    repeat: wholeNumber(fields, mapping.repeat ?? zero, { least: 0 }) ?? 0,
    criterion: cell(mapping.criterion),
    answer: mappedAnswer(fields, mapping),
  };
}

function itemOf(
  fields: Fields,
  mapping: Mapping,
  cell: (field: MappedField | undefined) => string | undefined,
): ImportedItem {
  const { row, outputA, outputB, output, tags } = mapping;
  const text = (field: MappedField): string => cell(field) ?? "";
  return {
    row:
      row === true
        ? fields.place.row
        : row === undefined
          ? undefined
          : wholeNumber(fields, row, { least: 1 }),
    key: cell(mapping.instance),
    instruction: cell(mapping.instruction),
    outputs:
      outputA !== undefined && outputB !== undefined
        ? [text(outputA), text(outputB)]
        : output === undefined
          ? undefined
          : [text(output)],
    reference: cell(mapping.reference),
    gold: mappedGold(fields, mapping),
    cluster: cell(mapping.cluster),
    tags: Object.fromEntries(
      Object.entries(tags).flatMap(([name, field]): (readonly [string, readonly string[]])[] => {
        const value = cell(field);
        return value === undefined ? [] : [[name, [value]]];
      }),
    ),
  };
}

function wholeNumber(
  fields: Fields,
  mapped: MappedField,
  { least }: { readonly least: number },
): number | undefined {
  const written = mappedCell(fields, mapped);
  if (written === undefined) return undefined;
  const number = decimalNumber(written);
  if (number !== undefined && Number.isSafeInteger(number) && number >= least) return number;
  throw fields.error(mapped.field ?? "", `a whole number from ${least}`);
}
