import type { InstanceFacts } from "../../../core/instance-facts.js";
import type { TaskKind } from "../../../core/task-kind.js";
import type { ImportedRow } from "../../../imports/imported-row.js";

/** The instances of one dataset of an import, numbered from 0 in the order of the dataset or as they are met. */
export interface ImportItems {
  readonly dataset: string;
  /** Sha256 of the dataset's files by name; empty where the imported files bring the instances. */
  readonly files: Readonly<Record<string, string>>;
  /** How many instances there are, where a card says so; undefined where the files bring them. */
  readonly size: number | undefined;
  /**
   * Number of the instance that a row is about. Of several with the same texts, the first that is not taken. Throws an
   * `ImportError` where there is none, or where it is another than the row says.
   */
  find(row: ImportedRow, isTaken: (number: number) => boolean): number;
  id(number: number): string;
  /** Undefined until a gold tells. */
  task(): TaskKind | undefined;
  /** The criteria that replies about an instance are asked to score. */
  skills(number: number): readonly string[];
  /** Where in the imported files an instance was first met; undefined for those of a card. */
  describe(number: number): string;
  /**
   * Facts of all instances in the order of their numbers, once all rows are in: what only rows need is let go. Throws an
   * `ImportError` where one has no gold.
   */
  facts(): readonly InstanceFacts[];
}
