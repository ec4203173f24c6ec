import type { CellFacts } from "../../core/cell-facts.js";
import type { InstanceFacts } from "../../core/instance-facts.js";
import type { Judgment } from "../../core/judgment.js";
import type { PresentationId } from "../../core/presentation-id.js";
import type { Verdict } from "../../core/verdict.js";

/** One verdict on a pair, with all that may have moved it. */
export interface ChoiceTrial {
  readonly cell: CellFacts;
  readonly facts: InstanceFacts;
  /** Label of the instance's cluster, unlike that of any other dataset. */
  readonly cluster: string;
  /** Label of the instance under this evaluator and protocol. */
  readonly item: string;
  readonly presentation: PresentationId;
  /** In the order shown. */
  readonly verdict: Verdict;
}

/** A pairwise cell with its judgments and the facts of its dataset's instances by id. */
export interface JudgedCell {
  readonly cell: CellFacts;
  readonly judgments: readonly Judgment[];
  readonly facts: ReadonlyMap<string, InstanceFacts>;
}

/** The verdicts of cells; what holds none (unparsed, failed) is left out, and counted by its absence. */
export function choiceTrials(cells: readonly JudgedCell[]): readonly ChoiceTrial[] {
  return cells.flatMap(({ cell, judgments, facts }) =>
    judgments.flatMap((judgment): ChoiceTrial[] => {
      const own = facts.get(judgment.instance);
      if (own?.gold.kind !== "pair" || judgment.outcome.kind !== "verdict") return [];
      return [
        {
          cell,
          facts: own,
          cluster: `${cell.dataset}\n${own.cluster}`,
          item: [cell.evaluator, cell.protocol, cell.dataset, own.id].join("\n"),
          presentation: judgment.presentation,
          verdict: judgment.outcome.verdict,
        },
      ];
    }),
  );
}
