import type { ChoiceCell } from "../../core/leaderboard.js";
import type { MeasuredCell } from "../../metrics/measure-trials.js";

/** A measured cell of a judge that chooses between outputs: what effects are made of. */
export interface EffectCell extends Pick<MeasuredCell, "judged" | "scores"> {
  readonly cell: Pick<ChoiceCell, "evaluator" | "protocol" | "dataset" | "adapter" | "accuracy">;
}
