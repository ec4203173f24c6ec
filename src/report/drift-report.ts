import type { Drift, DriftCause, DriftCell } from "../core/drift.js";
import { joinWords } from "../core/join-words.js";
import { formatCount, formatPercent, formatPoints, formatPointsInterval } from "./format-figure.js";
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

/** A drift as a terminal shows it: each cell's change in points, its parts, and how sure the judge's is. */
export function driftReport(drift: Drift): string {
  const { cells, runs } = drift;
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
    cells.map(({ evaluator, protocol, dataset, before, after, change, parts }) => [
      ...[evaluator, protocol, dataset, formatPercent(before), formatPercent(after), points(change)],
      ...shown.map((cause) => points(parts[cause])),
    ]),
  );
  const head = `From ${runs[0]} to ${runs[1]}: accuracy in percent, changes in points; parts add up to the change`;
  return [
    wrapLine(head),
    table,
    ["What the judges' own part is worth", ...cells.map(judgeLine)].map(wrapLine).join("\n"),
    ...changedLines(drift),
  ].join("\n\n");
}

function points(value: number): string {
  return isNothing(value) ? "0" : formatPoints({ value });
}

function isNothing(value: number): boolean {
  return Math.abs(value) < 1e-12;
}

function judgeLine({ evaluator, protocol, dataset, judge, causes: counts, trials }: DriftCell): string {
  const name = `${evaluator}:${protocol}:${dataset}`;
  const anew = `${formatCount(counts.judge)} of ${formatCount(trials)} trials in common have another reply`;
  const { change, p, adjustedP } = judge;
  if (!("value" in p)) return `${name}: ${"undefined" in p ? p.undefined : ""}`;
  const shown = "value" in adjustedP ? adjustedP.value : p.value;
  const interval = `${formatPoints(change)} points (95 % interval ${formatPointsInterval(change)}, p ${formatP(adjustedP)})`;
  const isSure = shown <= 0.05 && "value" in change && ((change.low ?? 0) > 0 || (change.high ?? 0) < 0);
  const verdict = isSure ? "beyond what answering anew explains" : "no change of the judge is shown";
  return `${name}: ${anew}: ${interval}: ${verdict}`;
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
