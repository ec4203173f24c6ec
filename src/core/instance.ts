import type { Gold } from "./gold.js";
import type { TaskKind } from "./task-kind.js";

/**
 * One item of a dataset: an instruction, the outputs that answer it (two for a pair: A, then B; one for a pointwise
 * item), and what humans said. The id is a hash of the content, taken before any shuffle or limit; a second instance with
 * the same content has `-2` appended, a third `-3`.
 */
export interface Instance {
  readonly id: string;
  readonly dataset: string;
  readonly task: TaskKind;
  readonly instruction: string;
  readonly outputs: readonly string[];
  /** The dataset's own reference answer. */
  readonly reference?: string | undefined;
  readonly gold: Gold;
  /** Instances with the same instruction are one cluster for every interval. */
  readonly cluster: string;
  /** Row number in the source file, from 1, counted before any filter. */
  readonly row: number;
  /** Slices: `subset`, `skill`, `domain`, `difficulty`, ... each with one or more values. */
  readonly tags: Readonly<Record<string, readonly string[]>>;
}
