import type { BiasReport, ScoreConflict } from "../core/bias.js";
import { formatCount, formatInterval, formatPercentEstimate } from "./format-figure.js";
import { textTable } from "./text-table.js";
import { wrapLine } from "./wrap-line.js";

/** So many are said in words; more of one evaluator stand in a table. */
const mostSentences = 4;

/** Where one evaluator's scores contradict its comparisons, wrapped. */
export function conflictLines(conflicts: BiasReport["conflicts"]): string {
  if ("undefined" in conflicts)
    return wrapLine(`Scores against comparisons: not known, for ${conflicts.undefined}.`);
  const heading = wrapLine("Scores against comparisons: pairs that one judge both scored and compared.");
  if (conflicts.length <= mostSentences)
    return [heading, ...conflicts.map((conflict) => wrapLine(sentence(conflict)))].join("\n");
  if (new Set(conflicts.map(({ evaluator }) => evaluator)).size > 1) {
    return wrapLine(
      `Scores against comparisons: ${conflicts.length} pairs of protocols of one judge; --evaluator <id> shows one judge's, --json all.`,
    );
  }
  const meaning = wrapLine(
    "strict: the scores and the verdict do not say the same, ties included. loose: they say the opposite; its interval stands in --json.",
  );
  return [heading, meaning, "", table(conflicts)].join("\n");
}

function sentence({ evaluator, scores, compares, ...found }: ScoreConflict): string {
  const { pairs, clusters, strict, loose } = found;
  return `${evaluator}, ${scores} against ${compares}, ${formatCount(pairs)} pairs in ${formatCount(clusters)} clusters: they do not say the same on ${formatPercentEstimate(strict)} % [${formatInterval(strict)}], ties included, and the opposite on ${formatPercentEstimate(loose)} % [${formatInterval(loose)}].`;
}

function table(conflicts: readonly ScoreConflict[]): string {
  return textTable(
    [
      { title: "scores", align: "left", least: 11 },
      { title: "compares", align: "left", least: 11 },
      { title: "pairs", align: "right" },
      { title: "strict", align: "right" },
      { title: "interval", align: "left" },
      { title: "loose", align: "right" },
    ],
    conflicts.map(({ scores, compares, pairs, strict, loose }) => [
      scores,
      compares,
      formatCount(pairs),
      formatPercentEstimate(strict),
      formatInterval(strict),
      formatPercentEstimate(loose),
    ]),
  );
}
