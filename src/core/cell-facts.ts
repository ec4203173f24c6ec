import type { Cell } from "./cell.js";

/** What measuring and reporting need to know of a cell beside its judgments: kept in the run's manifest. */
export interface CellFacts extends Cell {
  /** How the evaluator comes by its replies: `openai`, `anthropic`, `recorded`, `simulated`, `null`, `imported`. */
  readonly adapter: string;
  /** True where both presentations rest on the same calls. */
  readonly presentationsShareCalls: boolean;
  /** Whose rules read the replies. */
  readonly reading: "own" | "published";
  /** Under a published reading: whether two missing verdicts count as agreeing with each other. */
  readonly missingPairAgrees: boolean;
}
