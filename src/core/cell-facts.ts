import type { Cell } from "./cell.js";

/** Who makes up a jury or a cascade. */
export interface PanelFacts {
  readonly kind: "jury" | "cascade";
  /** In the order of its card; each with how it comes by its replies. */
  readonly members: readonly { readonly evaluator: string; readonly adapter: string }[];
}

/** What measuring and reporting need to know of a cell beside its judgments: kept in the run's manifest. */
export interface CellFacts extends Cell {
  /** How the evaluator comes by its replies: `openai`, `anthropic`, `recorded`, `simulated`, `null`, `imported`, `jury`, `cascade`. */
  readonly adapter: string;
  /** True where both presentations rest on the same calls. */
  readonly presentationsShareCalls: boolean;
  /** Whose rules read the replies. */
  readonly reading: "own" | "published";
  /** Under a published reading: whether two missing verdicts count as agreeing with each other. */
  readonly missingPairAgrees: boolean;
  /** The evaluator's family of models, where its card says it or its model's name does. */
  readonly family?: string | undefined;
  /** Instances of the run after which the evaluator was raced out, and the cell left unfinished; absent: it was not. */
  readonly racedOutAfter?: number | undefined;
  /** Absent: the evaluator answers for itself. */
  readonly panel?: PanelFacts | undefined;
}
