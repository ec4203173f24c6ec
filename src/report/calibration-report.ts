import type {
  CalibratedSource,
  Calibration,
  CalibrationCell,
  CalibrationPoint,
} from "../core/calibration.js";
import type { Estimate } from "../core/estimate.js";
import {
  formatCount,
  formatInterval,
  formatPercent,
  formatPoints,
  formatPointsInterval,
} from "./format-figure.js";
import { wrapLine } from "./wrap-line.js";

/** The calibration of a run's judges as a terminal shows it: judges with confidences in full, the others in a line each. */
export function calibrationReport(calibration: Calibration): string {
  const { cells } = calibration;
  const blocks = cells.flatMap((cell) => cell.sources.map((source) => blockOf(cell, source, calibration)));
  const silent = cells.filter((cell) => cell.sources.length === 0).map(silentLine);
  return [...blocks, ...(silent.length === 0 ? [] : [silent.join("\n")])].join("\n\n");
}

function silentLine({
  evaluator,
  protocol,
  withoutGold,
  withoutConfidence,
  trials,
}: CalibrationCell): string {
  const why =
    withoutGold > 0
      ? "confidences, but no gold to hold them against"
      : withoutConfidence > 0
        ? "gives no confidences"
        : `no answer in ${formatCount(trials)} trials`;
  return wrapLine(`${evaluator} under ${protocol}: ${why}`);
}

function blockOf(cell: CalibrationCell, source: CalibratedSource, promise: Calibration): string {
  const { probabilities } = source;
  return [
    headingOf(cell, source),
    ...(probabilities === undefined ? [] : [diagramOf(probabilities.curve)]),
    [...figuresOf(source), ...selectionLines(source, promise)].map(wrapLine).join("\n"),
  ].join("\n");
}

function headingOf(cell: CalibrationCell, { source, items, clusters }: CalibratedSource): string {
  const { evaluator, protocol, datasets, unparsed, failed, withoutConfidence, withoutGold } = cell;
  const apart = [
    [unparsed, "unparsed"],
    [failed, "failed"],
    [withoutConfidence, "without a confidence"],
    [withoutGold, "without a gold"],
  ] as const;
  const told = apart.filter(([count]) => count > 0).map(([count, what]) => `${formatCount(count)} ${what}`);
  const counted = `${formatCount(items)} answers in ${formatCount(clusters)} clusters${told.length === 0 ? "" : `; left out: ${told.join(", ")}`}`;
  return [`${evaluator} under ${protocol}, by ${source}`, datasets.join(", "), counted]
    .map(wrapLine)
    .join("\n");
}

/** Columns of the diagram from 0 to 100 %. */
const width = 41;

/** Each bin as a line: the interval of its accuracy, `o` the accuracy, `|` the confidence, on a scale of 0 to 100 %. */
function diagramOf(curve: readonly CalibrationPoint[]): string {
  const lines = curve.map(({ items, confidence, accuracy }) => {
    const value = "value" in accuracy ? accuracy.value : 0;
    const [low, high] =
      "value" in accuracy ? [accuracy.low ?? value, accuracy.high ?? value] : [value, value];
    const marks = Array.from<unknown, string>({ length: width }, (_, place) =>
      place >= column(low) && place <= column(high) ? "-" : " ",
    );
    marks[column(confidence)] = "|";
    marks[column(value)] = column(value) === column(confidence) ? "8" : "o";
    return `${formatCount(items).padStart(6)}  ${formatPercent(confidence).padStart(6)}  ${formatPercent(value).padStart(7)}  ${marks.join("")}`.trimEnd();
  });
  const scale = `0${"50".padStart(20)}${"100".padStart(20)}`;
  return ["", `     n  sure %  right %  ${scale}`, ...lines, legend, ""].join("\n");
}

const legend = "o right, - its 95 % interval, | sure; 8 where both are the same";

function column(share: number): number {
  return Math.round(share * (width - 1));
}

function figuresOf({ accuracy, auroc, aurc, probabilities }: CalibratedSource): readonly string[] {
  const lines: string[] = [];
  if (probabilities !== undefined) {
    const { ece, eceDebiased, overconfidence, brier } = probabilities;
    lines.push(
      `ECE ${ece.toFixed(3)}, biased upward; less what chance adds ${coefficient(eceDebiased)}; ${overconfidenceText(overconfidence)}`,
      `Brier ${brier.value.toFixed(3)} = reliability ${brier.reliability.toFixed(3)} - resolution ${brier.resolution.toFixed(3)} + uncertainty ${brier.uncertainty.toFixed(3)} + within bins ${(brier.withinVariance - brier.withinCovariance).toFixed(3)}`,
    );
  }
  lines.push(
    `AUROC ${coefficient(auroc)}; AURC ${coefficient(aurc)}, at least ${aurc.least.toFixed(3)} with these answers; right ${"value" in accuracy ? formatPercent(accuracy.value) : "-"} % (${formatInterval(accuracy)})`,
  );
  return lines;
}

function overconfidenceText(estimate: Estimate): string {
  if (!("value" in estimate)) return "";
  const word = estimate.value < 0 ? "underconfident" : "overconfident";
  const sure = (estimate.low ?? -1) > 0 || (estimate.high ?? 1) < 0;
  return `${sure ? word : "neither over- nor underconfident beyond chance"}: sure less right ${formatPoints(estimate)} points (${formatPointsInterval(estimate)})`;
}

function coefficient(estimate: Estimate): string {
  if (!("value" in estimate)) return `- (${estimate.undefined})`;
  const { value, low, high } = estimate;
  if (low === undefined || high === undefined) return value.toFixed(3);
  return `${value.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`;
}

function selectionLines(
  { selection, source }: CalibratedSource,
  { agreement, delta }: Calibration,
): readonly string[] {
  const goal = `${formatPercent(agreement)} % agreement, but for a chance of ${formatPercent(delta)} %`;
  if ("undefined" in selection) return [`No threshold promises ${goal}: ${selection.undefined}.`];
  const { threshold, coverage, items, agreement: found } = selection;
  const from = source === "score margin" ? threshold.toFixed(2) : `${formatPercent(threshold)} %`;
  return [
    `Trust it from ${from} on: ${goal}. That keeps ${formatPercent(coverage)} % of items (${formatCount(items)}, one answer of each cluster), right on ${formatPercent(found)} % of these.`,
  ];
}
