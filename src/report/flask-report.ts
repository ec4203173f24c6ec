import type { Estimate } from "../core/estimate.js";
import type { FlaskAggregate, FlaskDifference, FlaskFacet, FlaskRow } from "../core/flask-aggregate.js";
import { formatCoefficient, formatCount, noFigure } from "./format-figure.js";
import { formatP } from "./format-p.js";
import { idRanges } from "./id-ranges.js";
import { textTable, type TextColumn } from "./text-table.js";
import { wrapLine } from "./wrap-line.js";

/** An aggregate for the terminal: a table for each facet, models below each other, differences from the baseline beside them. */
export function flaskReport(aggregate: FlaskAggregate): string {
  const facets = [...new Set(aggregate.rows.map(({ by }) => by))];
  return [
    ...aggregate.models.map((model) => wrapLine(modelLine(model))),
    ...facets.map((by) => `\n${facetTable(by, aggregate)}`),
    "",
    wrapLine(
      "mean: of all scores (1 to 5); macro: of the skills' means. Intervals: 95 %, t with instructions as clusters. n/a: share that the judge " +
        "found not applicable; lost: not read or failed.",
    ),
    ...(aggregate.baseline === undefined
      ? []
      : [
          wrapLine(
            `minus: the model less ${aggregate.baseline}, on instructions and skills that both have scores of; p after Holm over the table's rows.`,
          ),
        ]),
  ].join("\n");
}

function modelLine({
  model,
  reviews,
  instructions,
  repeated,
  lost,
  missing,
}: FlaskAggregate["models"][number]): string {
  const reasons = Object.entries(lost).map(([reason, count]) => `${formatCount(count)} ${reason}`);
  const parts = [
    `${model}: ${formatCount(reviews)} reviews of ${formatCount(instructions)} instructions`,
    ...(reasons.length === 0 ? [] : [`lost: ${reasons.join(", ")}`]),
    ...(repeated === 0 ? [] : [`${formatCount(repeated)} repeated reviews passed over`]),
    ...(missing === undefined || missing.length === 0
      ? []
      : [`${formatCount(missing.length)} questions without a review: ${idRanges(missing)}`]),
  ];
  return parts.join("; ");
}

function facetTable(by: FlaskFacet, { rows, differences, models, baseline }: FlaskAggregate): string {
  const own = rows.filter((row) => row.by === by);
  const names = Object.keys(own[0]?.keys ?? {});
  const compared = baseline !== undefined;
  const columns: readonly TextColumn[] = [
    ...names.map((title): TextColumn => ({ title, align: "left", wrap: true, first: true, least: 12 })),
    ...(models.length > 1 ? [{ title: "model", align: "left", wrap: true, least: 12 } as const] : []),
    { title: "n", align: "right" },
    { title: "mean", align: "right" },
    { title: "95 %", align: "left" },
    ...(by === "skill" || by === "skill,difficulty" ? [] : [{ title: "macro", align: "right" } as const]),
    { title: "n/a %", align: "right" },
    { title: "lost %", align: "right" },
    ...(compared
      ? ([
          { title: "minus", align: "right" },
          { title: "p", align: "right" },
        ] as const)
      : []),
  ];
  const title = by === "overall" ? "overall" : `by ${names.join(" and ")}`;
  const lines = own.map((row, index) => {
    const isFirst = index === 0 || JSON.stringify(own[index - 1]?.keys) !== JSON.stringify(row.keys);
    return [
      ...names.map((name) => (isFirst ? (row.keys[name] ?? "") : "")),
      ...(models.length > 1 ? [row.model] : []),
      ...figures(row),
      ...(compared ? differenceTexts(differenceOf(row, differences)) : []),
    ];
  });
  return `${title}\n${textTable(columns, lines)}`;
}

function figures({ by, n, mean, macro, asked, notApplicable, lost }: FlaskRow): readonly string[] {
  return [
    formatCount(n),
    formatCoefficient(mean),
    intervalText(mean),
    ...(by === "skill" || by === "skill,difficulty" ? [] : [formatCoefficient(macro)]),
    shareText(notApplicable, asked),
    shareText(lost, asked),
  ];
}

function differenceOf(row: FlaskRow, differences: readonly FlaskDifference[]): FlaskDifference | undefined {
  return differences.find(
    ({ by, model, keys }) =>
      by === row.by && model === row.model && JSON.stringify(keys) === JSON.stringify(row.keys),
  );
}

function differenceTexts(entry: FlaskDifference | undefined): readonly string[] {
  if (entry === undefined) return ["", ""];
  const text = formatCoefficient(entry.difference);
  const sign = "value" in entry.difference && entry.difference.value > 0 && text !== "0.00" ? "+" : "";
  return [`${sign}${text}`, formatP(entry.adjustedP)];
}

function intervalText(estimate: Estimate): string {
  if (!("value" in estimate) || estimate.low === undefined || estimate.high === undefined) return noFigure;
  return `${estimate.low.toFixed(2)} to ${estimate.high.toFixed(2)}`;
}

function shareText(part: number, whole: number): string {
  return whole === 0 ? noFigure : ((part / whole) * 100).toFixed(1);
}
