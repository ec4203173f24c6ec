import { correctMean, type CorrectOptions } from "../analysis/correction/correct-mean.js";
import { correctShares } from "../analysis/correction/correct-shares.js";
import type { HideLabelsOptions } from "../analysis/correction/hide-labels.js";
import type { Correction } from "../core/correction.js";
import { labelledRows, type LabelledColumns } from "../imports/labelled-rows.js";
import { labelledValues } from "../imports/labelled-values.js";
import type { SourceFile } from "../imports/source-file.js";
import { hideAtMost } from "./hide-at-most.js";

/** Which columns, what their words stand for, and how. */
export interface CorrectTableOptions extends Omit<CorrectOptions, "source"> {
  readonly columns: LabelledColumns;
  readonly values: ReadonlyMap<string, number> | undefined;
  readonly hide: HideLabelsOptions | undefined;
}

/** What humans would say of a table's rows, by a judge's verdicts on all of them and the labels of some. */
export async function correctTable(file: SourceFile, options: CorrectTableOptions): Promise<Correction> {
  const { columns, values, hide, level, methods } = options;
  const read = labelledValues(await labelledRows(file, columns), columns, values);
  const given = { source: file.name, level, methods };
  if (read.kind === "categories") {
    const known = read.items.filter(({ human }) => human !== undefined).length;
    const items = hideAtMost(read.items, hide, known);
    const correction = correctShares(items, given);
    return hide === undefined ? correction : { ...correction, truth: sharesOf(read.items) };
  }
  const { items, quantity } = read;
  const labels = items.flatMap(({ human }) => (human === undefined ? [] : [human]));
  const correction = correctMean(hideAtMost(items, hide, labels.length), {
    ...given,
    quantity,
  });
  if (hide === undefined || labels.length === 0) return correction;
  return { ...correction, truth: [{ value: labels.reduce((sum, value) => sum + value, 0) / labels.length }] };
}

function sharesOf(
  items: readonly { readonly human?: string | undefined }[],
): readonly { readonly category: string; readonly value: number }[] {
  const labels = items.flatMap(({ human }) => (human === undefined ? [] : [human]));
  return [...new Set(labels)].sort().map((category) => ({
    category,
    value: labels.filter((label) => label === category).length / labels.length,
  }));
}
