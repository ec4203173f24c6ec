import type { JudgedTrial } from "../core/judged-trial.js";
import type { DatasetFrame } from "./dataset-frame.js";
import type { ScoreUnit } from "./score-unit.js";

/**
 * The scores that both a judge and humans gave, one unit an output x criterion x repeat. What either side marked as not
 * applicable, or left unscored, is no unit.
 */
export function scoreUnits(judgments: readonly JudgedTrial[], frame: DatasetFrame): readonly ScoreUnit[] {
  return judgments.flatMap((judgment): readonly ScoreUnit[] => {
    const facts = frame.facts.get(judgment.instance);
    const { outcome, repeat } = judgment;
    if (facts?.gold.kind !== "scores" || outcome.kind !== "scores") return [];
    const { gold } = facts;
    const systems = facts.tags["system"] ?? [];
    const system = systems.length === 1 ? systems[0] : undefined;
    const drawn = frame.clusterNumbers.get(facts.cluster) ?? 0;
    return Object.entries(outcome.scores).flatMap(([criterion, judge]) => {
      const human = gold.scores[criterion];
      return human === undefined || judge === "not-applicable"
        ? []
        : [{ facts, criterion, repeat, judge, human, drawn, system }];
    });
  });
}
