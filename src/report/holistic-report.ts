import type { Estimate } from "../core/estimate.js";
import type { Holistic, HolisticMeasure } from "../core/holistic.js";
import { formatCoefficient, formatInterval, formatPercentEstimate, noFigure } from "./format-figure.js";
import { textTable } from "./text-table.js";
import { wrapLine } from "./wrap-line.js";

/** Judging beside the rest, for the terminal: models down, measures in blocks, then how they go together. */
export function holisticReport(found: Holistic): string {
  return `${[modelTable(found), "", linkTable(found), wrapLine(note)].join("\n")}\n`;
}

const note =
  "Rank correlations with judging, over the models that have both: none below 4 models, no interval below 6. Intervals: 95 %, bootstrap " +
  "over models. Few models say little, and say nothing of why.";

/** As many measures as fit beside a model's name. */
const block = 5;

function modelTable({ measures, models }: Holistic): string {
  const tables: string[] = [];
  for (let from = 0; from < measures.length; from += block) {
    const shown = measures.slice(from, from + block);
    tables.push(
      textTable(
        [
          { title: "model", align: "left", most: 24, least: 12 },
          ...shown.map(({ id }) => ({ title: id.replace("flask: ", ""), align: "right" }) as const),
        ],
        models.map(({ model, figures }) => [
          model,
          ...shown.map((measure) => shownFigure(figures[measure.id], measure)),
        ]),
      ),
    );
  }
  return tables.join("\n\n");
}

function shownFigure(value: Estimate | undefined, { scale }: HolisticMeasure): string {
  if (value === undefined) return noFigure;
  return scale === "share" ? formatPercentEstimate(value) : formatCoefficient(value);
}

function linkTable({ links }: Holistic): string {
  return textTable(
    [
      { title: "judging with", align: "left", most: 28, least: 12 },
      { title: "models", align: "right" },
      { title: "Spearman", align: "right" },
      { title: "95 %", align: "left" },
      { title: "Kendall", align: "right" },
      { title: "95 %", align: "left" },
    ],
    links.map(({ measure, n, spearman, kendall }) => [
      ...[
        measure,
        String(n),
        formatCoefficient(spearman),
        intervalOf(spearman),
        formatCoefficient(kendall),
        intervalOf(kendall),
      ],
    ]),
  );
}

function intervalOf(estimate: Estimate): string {
  if (formatInterval(estimate) === noFigure || !("value" in estimate)) return noFigure;
  return `${(estimate.low ?? 0).toFixed(2)} to ${(estimate.high ?? 0).toFixed(2)}`;
}
