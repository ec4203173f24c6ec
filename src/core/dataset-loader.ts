import type { DatasetCard } from "./dataset-card.js";
import type { Instance } from "./instance.js";

/** An instance as a format reads it: identity, cluster and dataset are added in one place for all formats. */
export type RawInstance = Omit<Instance, "id" | "dataset" | "cluster" | "task">;

/** The text of one of a dataset's files. */
export interface LoadedFile {
  readonly name: string;
  readonly text: string;
}

/**
 * The seam to a dataset's native format: a pure function from the files' texts to instances, in file order. Throws
 * `DatasetError` naming file, row and field for anything that is not as the format says.
 */
export interface DatasetLoader {
  readonly format: string;
  load(card: DatasetCard, files: readonly LoadedFile[]): Iterable<RawInstance>;
}
