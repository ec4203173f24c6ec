import type { BenchmarkCard } from "../core/benchmark-card.js";
import { didYouMean } from "../core/did-you-mean.js";
import { DatasetError } from "../core/errors.js";
import type { BenchmarkData } from "./benchmark-format.js";
import { formats } from "./formats/formats.js";
import type { Item } from "./item.js";

/**
 * A benchmark's questions, as many as its card promises, each with an id of its own. Throws a `DatasetError` for an unknown format, a
 * text that the card lacks, and files that are not as promised.
 */
export function loadBenchmark(card: BenchmarkCard, files: readonly BenchmarkData[]): readonly Item[] {
  const format = Object.hasOwn(formats, card.format) ? formats[card.format] : undefined;
  if (format === undefined) {
    const known = Object.keys(formats);
    const meant = didYouMean(card.format, known);
    throw new DatasetError(`Cannot use ${card.file}: unknown benchmark format '${card.format}'`, {
      hint: meant === undefined ? `Name one of ${known.join(", ")}` : `Did you mean '${meant}'?`,
    });
  }
  const lacking = format.texts.filter((name) => card.texts[name] === undefined);
  if (lacking.length > 0)
    throw new DatasetError(
      `Cannot use ${card.file}: format ${card.format} needs the texts ${lacking.join(", ")}`,
    );
  const items = format.load(card, files);
  if (card.count !== undefined && items.length !== card.count)
    throw new DatasetError(
      `Cannot load benchmark ${card.id}: it has ${items.length} questions, its card says ${card.count}`,
      { hint: `Correct ${card.file}, or give it the files that it was written for` },
    );
  const ids = new Set<string>();
  for (const { id } of items) {
    if (ids.has(id))
      throw new DatasetError(`Cannot load benchmark ${card.id}: the question ${id} is there twice`);
    ids.add(id);
  }
  return items;
}
