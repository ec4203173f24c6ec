import type { CriterionMeasures, PointwiseCell, Coverage } from "../core/leaderboard.js";
import type { JudgedTrial } from "../core/judged-trial.js";
import type { ScoreAgreement } from "../core/score-agreement.js";
import type { DatasetFrame } from "./dataset-frame.js";
import { groupedFigures } from "./grouped-figures.js";
import { measureSystems } from "./measure-systems.js";
import { scoreBattles } from "./score-battles.js";
import { scoreFigures } from "./score-figures.js";
import type { ScoreUnit } from "./score-unit.js";
import { scoreUnits } from "./score-units.js";
import { systemTable } from "./system-table.js";

/** The pointwise measures of a cell: per criterion, and over all units of all criteria pooled. */
export type ScoreMeasures = Pick<PointwiseCell, keyof ScoreAgreement | "criteria" | "coverage">;

/**
 * Agreement of a judge's scores with human scores, at three levels that are never mixed: over all units pooled, within the
 * outputs of each instruction, and over the means of systems. The unit is an output x criterion x repeat. Intervals come from
 * the frame's draws of clusters.
 */
export function measureScores(judgments: readonly JudgedTrial[], frame: DatasetFrame): ScoreMeasures {
  const units = scoreUnits(judgments, frame);
  const names = [...new Set(units.map((unit) => unit.criterion))].sort();
  const parts = names.map((criterion) => {
    const own = units.filter((unit) => unit.criterion === criterion);
    return { criterion, n: own.length, agreement: agreementOf(own, frame) };
  });
  const only = parts.length === 1 ? parts[0]?.agreement : undefined;
  const overall = only ?? agreementOf(units, frame);
  const criteria = parts.map(({ criterion, n, agreement }): [string, CriterionMeasures] => [
    criterion,
    { n, ...agreement },
  ]);
  return { ...overall, criteria: Object.fromEntries(criteria), coverage: coverageOfScores(judgments) };
}

function agreementOf(units: readonly ScoreUnit[], frame: DatasetFrame): ScoreAgreement {
  const { correlation, ...figures } = scoreFigures(units, frame.draws);
  const table = systemTable(
    units.flatMap(({ system, drawn, judge, human }) =>
      system === undefined ? [] : [{ system, drawn, judge, gold: human }],
    ),
  );
  return {
    correlation,
    grouped: groupedFigures(units, frame),
    systems: measureSystems({ table, battles: scoreBattles(table), paired: false }, frame),
    ...figures,
  };
}

function coverageOfScores(judgments: readonly JudgedTrial[]): Coverage {
  const reasons: Record<string, number> = {};
  const counts = { verdicts: 0, unparsed: 0, failed: 0 };
  for (const { outcome } of judgments) {
    if (outcome.kind === "unparsed" || outcome.kind === "failed") {
      const reason = outcome.kind === "unparsed" ? outcome.reason : outcome.failure;
      counts[outcome.kind] += 1;
      reasons[reason] = (reasons[reason] ?? 0) + 1;
    } else {
      counts.verdicts += 1;
    }
  }
  return { trials: judgments.length, ...counts, ties: 0, reasons };
}
