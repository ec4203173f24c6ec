import type { CellFacts } from "../core/cell-facts.js";
import type { Judgment } from "../core/judgment.js";

/** An evaluator under a protocol, over several datasets. */
export interface Rater {
  readonly evaluator: string;
  readonly protocol: string;
  readonly adapter: string;
  readonly cells: readonly { readonly cell: CellFacts; readonly judgments: readonly Judgment[] }[];
}
