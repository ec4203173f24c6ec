import type { DatasetCard } from "../../core/dataset-card.js";
import type { DatasetLoader, LoadedFile, RawInstance } from "../../core/dataset-loader.js";
import { DatasetError } from "../../core/errors.js";
import { isRecord } from "../../core/is-record.js";
import { parseJson } from "../../core/parse-json.js";
import type { Preference } from "../../core/preference.js";
import { CardOptions } from "../card-options.js";
import { mapRows } from "../map-rows.js";
import { readRows } from "../read-rows.js";
import { Row } from "../row.js";

const labels: ReadonlyMap<unknown, Preference> = new Map([
  [1, "A"],
  [2, "B"],
]);

/**
 * EvalBiasBench: one JSON object, bias name -> list of `instruction`, `response1`, `response2`, `label` 1 or 2. The bias is
 * the subset; rows are counted through all lists in file order.
 */
export const evalbiasbench: DatasetLoader = {
  format: "evalbiasbench",
  load(card: DatasetCard, files: readonly LoadedFile[]): readonly RawInstance[] {
    new CardOptions(card, []);
    return mapRows(files.flatMap(rowsOf), (row) => ({
      instruction: row.text("instruction"),
      outputs: [row.anyText("response1"), row.anyText("response2")],
      gold: { kind: "pair", preference: row.oneOf("label", labels) },
      row: row.place.number,
      tags: { subset: [row.text("bias")] },
    }));
  },
};

function rowsOf(file: LoadedFile): readonly Row[] {
  const lists = objectOf(file);
  if (lists === undefined) {
    // No object of lists: the general reader finds the words for what it is instead.
    readRows(file);
    throw new DatasetError(`Cannot read ${file.name}: it is no object of lists, one list a bias`);
  }
  const rows: Row[] = [];
  for (const [bias, list] of Object.entries(lists)) {
    if (!Array.isArray(list)) throw new DatasetError(`Cannot read ${file.name}: '${bias}' is no list`);
    for (const fields of list) {
      const place = { file: file.name, number: rows.length + 1 };
      if (!isRecord(fields)) {
        throw new DatasetError(`Cannot read ${file.name} row ${place.number}: it is no JSON object`);
      }
      rows.push(new Row(place, { bias, ...fields }));
    }
  }
  if (rows.length === 0) throw new DatasetError(`Cannot read ${file.name}: it holds no rows`);
  return rows;
}

function objectOf(file: LoadedFile): Readonly<Record<string, unknown>> | undefined {
  try {
    const value = parseJson(file.text.replace(/^\uFEFF/u, ""));
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
