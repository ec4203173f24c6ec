import type { DatasetCard } from "../../core/dataset-card.js";
import type { DatasetLoader, LoadedFile, RawInstance } from "../../core/dataset-loader.js";
import { isRecord } from "../../core/is-record.js";
import type { Preference } from "../../core/preference.js";
import { CardOptions } from "../card-options.js";
import { mapRows } from "../map-rows.js";
import { readRows } from "../read-rows.js";

interface RowRange {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

const winners: ReadonlyMap<unknown, Preference> = new Map([
  [1, "A"],
  [2, "B"],
]);

/**
 * The files of the ReIFE study: `instruction`, `output_1`, `output_2`, and `winner` 1 or 2. They do not say which subset a
 * row is from; option `subsets` does: a list of `{name, from, to}`, rows from 1, both ends included, each row in at most
 * one of them.
 */
export const reife: DatasetLoader = {
  format: "reife",
  load(card: DatasetCard, files: readonly LoadedFile[]): readonly RawInstance[] {
    const ranges = readRanges(new CardOptions(card, ["subsets"]));
    return mapRows(files.flatMap(readRows), (row) => {
      const { number } = row.place;
      const range = ranges.find(({ from, to }) => from <= number && number <= to);
      return {
        instruction: row.text("instruction"),
        outputs: [row.anyText("output_1"), row.anyText("output_2")],
        gold: { kind: "pair", preference: row.oneOf("winner", winners) },
        row: number,
        tags: range === undefined ? {} : { subset: [range.name] },
      };
    });
  },
};

function readRanges(options: CardOptions): readonly RowRange[] {
  const value = options.value("subsets");
  if (value === undefined) return [];
  const expected = "a list of {name, from, to}: rows from 1 in rising order, none in two of them";
  if (!Array.isArray(value)) throw options.error("subsets", expected);
  let last = 0;
  return value.map((entry: unknown) => {
    if (!isRecord(entry)) throw options.error("subsets", expected);
    const { name, from, to } = entry;
    if (typeof name !== "string" || !Number.isInteger(from) || !Number.isInteger(to)) {
      throw options.error("subsets", expected);
    }
    const range = { name, from: Number(from), to: Number(to) };
    if (range.from <= last || range.to < range.from) throw options.error("subsets", expected);
    last = range.to;
    return range;
  });
}
