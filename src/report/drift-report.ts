import type { Drift, DriftCause, DriftCell } from "../core/drift.js";
import { joinWords } from "../core/join-words.js";
import {
  formatCoefficient,
  formatCount,
  formatPercent,
  formatPoints,
  formatPointsInterval,
} from "./format-figure.js";
import { formatP } from "./format-p.js";
import { textTable } from "./text-table.js";
import { wrapLine } from "./wrap-line.js";

const causes: readonly DriftCause[] = [
  "judge",
  "protocol",
  "parser",
  "gold",
  "sample",
  "failures",
  "unknown",
];

const titles: Readonly<Record<DriftCause, string>> = {
  judge: "judge",
  protocol: "prompt",
  parser: "parser",
  gold: "gold",
  sample: "sample",
  failures: "failed",
  unknown: "?",
};

/** A drift as a terminal shows it: each cell's change, its parts, and how sure the judge's is; accuracies and scores apart. */
export function driftReport(drift: Drift): string {
  const { cells, runs } = drift;
  const [choices, scored] = (["accuracy", "spearman"] as const).map((figure) =>
    cells.filter((cell) => cell.figure === figure),
  );
  const between = `From ${runs[0]} to ${runs[1]}`;
  return [
    ...partsTable(`${between}: accuracy in percent, changes in points; parts add up to the change`, choices),
    ...partsTable(
      `${between}: correlation with human scores (Spearman's); parts add up to the change`,
      scored,
    ),
    ["What the judges' own part is worth", ...cells.map(judgeLine)].map(wrapLine).join("\n"),
    ...changedLines(drift),
  ].join("\n\n");
}

function partsTable(head: string, cells: readonly DriftCell[] = []): readonly string[] {
  if (cells.length === 0) return [];
  const shown = causes.filter(
    (cause) => cause === "judge" || cells.some(({ parts }) => !isNothing(parts[cause])),
  );
  const table = textTable(
    [
      { title: "evaluator", align: "left", most: 20, least: 8 },
      { title: "protocol", align: "left", most: 14, least: 6 },
      { title: "dataset", align: "left", most: 14, least: 6 },
      { title: "before", align: "right" },
      { title: "after", align: "right" },
      { title: "change", align: "right" },
      ...shown.map((cause) => ({ title: titles[cause], align: "right" }) as const),
    ],
    cells.map(({ evaluator, protocol, dataset, figure, before, after, change, parts }) => [
      ...[evaluator, protocol, dataset, level(figure, before), level(figure, after)],
      ...[change, ...shown.map((cause) => parts[cause])].map((value) => move(figure, value)),
    ]),
  );
  return [wrapLine(head), table];
}

type FigureName = DriftCell["figure"];

function level(figure: FigureName, value: number): string {
  return figure === "accuracy" ? formatPercent(value) : formatCoefficient({ value });
}

function move(figure: FigureName, value: number): string {
  if (isNothing(value)) return "0";
  return figure === "accuracy" ? formatPoints({ value }) : signed(value);
}

function signed(value: number): string {
  const text = formatCoefficient({ value });
  return value > 0 ? `+${text}` : text;
}

function isNothing(value: number): boolean {
  return Math.abs(value) < 1e-12;
}

function judgeLine({
  evaluator,
  protocol,
  dataset,
  figure,
  judge,
  causes: counts,
  trials,
}: DriftCell): string {
  const name = `${evaluator}:${protocol}:${dataset}`;
  const anew = `${formatCount(counts.judge)} of ${formatCount(trials)} trials in common have another reply`;
  const { change, p, adjustedP } = judge;
  if (!("value" in p)) return `${name}: ${"undefined" in p ? p.undefined : ""}`;
  const shown = "value" in adjustedP ? adjustedP.value : p.value;
  const interval = `${changeOf(figure, change)}, p ${formatP(adjustedP)})`;
  const isSure = shown <= 0.05 && "value" in change && ((change.low ?? 0) > 0 || (change.high ?? 0) < 0);
  const verdict = isSure ? "beyond what answering anew explains" : "no change of the judge is shown";
  return `${name}: ${anew}: ${interval}: ${verdict}`;
}

function changeOf(figure: FigureName, change: DriftCell["judge"]["change"]): string {
  if (figure === "accuracy")
    return `${formatPoints(change)} points (95 % interval ${formatPointsInterval(change)}`;
  if (!("value" in change) || change.low === undefined || change.high === undefined) return "- (no interval";
  return `${signed(change.value)} (95 % interval ${signed(change.low)} to ${signed(change.high)}`;
}

function changedLines({ changed, cells, notes }: Drift): readonly string[] {
  const total = (key: "regraded" | "rewritten"): number =>
    [...new Map(cells.map((cell) => [cell.dataset, cell[key]])).values()].reduce(
      (sum, count) => sum + count,
      0,
    );
  const served = cells.flatMap((cell) => {
    const [before, after] = cell.served.map((models) => models.join(", "));
    return before === after
      ? []
      : [`${cell.evaluator} was answered by ${before} before, and by ${after} now.`];
  });
  const both =
    changed.evaluators.length > 0 && changed.protocols.length > 0
      ? [
          "Cards of judges and protocols both differ: where a prompt differs, nobody can say which of the two moved the outcome.",
        ]
      : [];
  const read = cells.some(({ causes: counts }) => counts.judge > 0) && changed.protocols.length > 0;
  const lines = [
    ...(changed.evaluators.length === 0 ? [] : [`Cards that differ: ${joinWords(changed.evaluators)}.`]),
    ...(changed.protocols.length === 0
      ? []
      : [`Protocols that ask or read otherwise: ${joinWords(changed.protocols)}.`]),
    ...(changed.datasets.length === 0
      ? []
      : [`Datasets whose files differ: ${joinWords(changed.datasets)}.`]),
    ...(total("regraded") === 0 ? [] : [`Instances with another gold: ${formatCount(total("regraded"))}.`]),
    ...(total("rewritten") === 0
      ? []
      : [
          `Instances of the same id with other texts, which count as other instances: ${formatCount(total("rewritten"))}.`,
        ]),
    ...new Set(served),
    ...both,
    ...(read
      ? ["New replies are read by the new parsers: what a parser does to them stands under judge."]
      : []),
    ...notes.map((note) => `Note: ${note}`),
  ];
  return lines.length === 0 ? [] : [lines.map(wrapLine).join("\n")];
}
