import type { Comparison, CorrelationDifference } from "../core/comparison.js";
import { formatCoefficient, formatCount, noFigure } from "./format-figure.js";
import { formatP } from "./format-p.js";
import { textTable } from "./text-table.js";
import { wrapLine } from "./wrap-line.js";

/** How two judges' scores correlate with human scores, side by side; nothing where no dataset has scores. */
export function correlationLines({ correlations, a, b }: Comparison): readonly string[] {
  const first = correlations[0];
  if (first === undefined) return [];
  const severalProtocols = new Set(correlations.map(({ cells }) => cells[0].protocol)).size > 1;
  const severalEvaluators = new Set(correlations.map(({ cells }) => cells[0].evaluator)).size > 1;
  const labelOf = ({ dataset, criterion, cells }: CorrelationDifference): string =>
    [
      dataset,
      ...(severalProtocols && a.protocol === undefined && b.protocol === undefined
        ? [cells[0].protocol]
        : []),
      ...(severalEvaluators && a.evaluator === undefined ? [cells[0].evaluator] : []),
      ...(criterion === undefined ? [] : [criterion]),
    ].join(" ");
  const rows = correlations.map((row) => [
    labelOf(row),
    row.coefficient,
    formatCount(row.n),
    formatCoefficient(row.a),
    formatCoefficient(row.b),
    signed(row.difference),
    intervalOf(row.difference),
    formatP(row.adjustedP),
  ]);
  const table = textTable(
    [
      { title: "scores", align: "left", most: 26, least: 12 },
      { title: "", align: "left" },
      { title: "n", align: "right" },
      { title: "A", align: "right" },
      { title: "B", align: "right" },
      { title: "A - B", align: "right" },
      { title: "95 % interval", align: "left" },
      { title: "p", align: "right" },
    ],
    rows,
  );
  return [`Correlation with human scores\n${table}`, wrapLine(methodOf(correlations))];
}

function methodOf(rows: readonly CorrelationDifference[]): string {
  const told = rows.find(({ difference, p }) => "value" in difference && "value" in p);
  const [interval, test] =
    told !== undefined && "value" in told.difference && "value" in told.p
      ? [told.difference.method ?? "", told.p.method ?? ""]
      : ["", ""];
  const how =
    interval === ""
      ? "No difference could be computed."
      : `Intervals: ${interval}. p-values: ${test} (both judges' scores of a cluster are swapped, on one scale).`;
  return `${how} Rows are adjusted for the others with the same coefficient.`;
}

function signed(estimate: CorrelationDifference["difference"]): string {
  return "value" in estimate ? signedText(estimate.value) : noFigure;
}

function intervalOf(estimate: CorrelationDifference["difference"]): string {
  if (!("value" in estimate) || estimate.low === undefined || estimate.high === undefined) return noFigure;
  return `${signedText(estimate.low)} to ${signedText(estimate.high)}`;
}

function signedText(value: number): string {
  const text = formatCoefficient({ value });
  return value > 0 && /[1-9]/u.test(text) ? `+${text}` : text;
}
