import type { BenchmarkCard } from "../core/benchmark-card.js";
import type { Item } from "./item.js";

/** One of a benchmark's files, as it was published. */
export interface BenchmarkData {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/**
 * The seam to a benchmark's native format: from its files to its questions, in their order. Throws `DatasetError` naming file, row and
 * field for anything that is not as the format says.
 */
export interface BenchmarkFormat {
  readonly format: string;
  /** Names of the card's texts that it puts to use; each must be there. */
  readonly texts: readonly string[];
  load(card: BenchmarkCard, files: readonly BenchmarkData[]): readonly Item[];
}
