import type { OptimalGain } from "../core/effects.js";
import { formatPoints, formatPointsInterval, noFigure } from "./format-figure.js";
import { textTable } from "./text-table.js";
import { wrapLine } from "./wrap-line.js";

/** What picking the best protocol is worth to each judge: a sentence and a table; empty where nobody had a choice. */
export function gainLines(gains: readonly OptimalGain[]): string {
  const rows = gains.flatMap(({ evaluator, overall, perDataset }) =>
    "undefined" in overall ? [] : [{ evaluator, overall, perDataset }],
  );
  if (rows.length === 0) return "";
  const means =
    "What picking the best protocol gains over base, in points. tried: protocols to pick from; naive: what the winner shows on the data that picked it; corrected: what picking gains on instances that did not pick, with its interval; by set: likewise, picking for each dataset by itself.";
  const table = textTable(
    [
      { title: "judge", align: "left", least: 10, wrap: true },
      { title: "tried", align: "right" },
      { title: "best protocol", align: "left", least: 12, wrap: true },
      { title: "naive", align: "right" },
      { title: "corrected", align: "right" },
      { title: "95 % interval", align: "left" },
      { title: "by set", align: "right" },
    ],
    rows.map(({ evaluator, overall, perDataset }) => [
      evaluator,
      String(overall.options),
      overall.best,
      formatPoints(overall.naive),
      formatPoints(overall.corrected),
      formatPointsInterval(overall.corrected),
      "value" in perDataset.corrected ? formatPoints(perDataset.corrected) : noFigure,
    ]),
  );
  return [wrapLine(means), "", table].join("\n");
}
