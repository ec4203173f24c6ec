import type { BiasReport, BiasRow, DegenerateSlice } from "../core/bias.js";
import type { Estimate } from "../core/estimate.js";
import { biasLines } from "./bias-lines.js";
import { conflictLines } from "./conflict-lines.js";
import { formatCount, formatInterval, formatPercentEstimate, formatPoints } from "./format-figure.js";
import { textTable } from "./text-table.js";
import { wrapLine } from "./wrap-line.js";

/** So many judges get a paragraph each; of more the table alone is shown. */
const mostParagraphs = 6;

/** Consistency and bias as a terminal shows them: a table, a paragraph a judge, and where rules do as well as judges. */
export function biasReport(report: BiasReport): string {
  const { rows, conflicts } = report;
  const folder = sharedFolder(rows);
  const paragraphs =
    rows.length <= mostParagraphs
      ? rows.map((row) => biasLines(row).map(wrapLine).join("\n"))
      : [
          wrapLine(
            `${rows.length} rows: --evaluator <id> shows one judge's in words and with intervals, --json all.`,
          ),
        ];
  return [
    tableOf(report, folder),
    [legend(folder), ...markupLines(report)].join("\n"),
    ...paragraphs,
    conflictLines(conflicts),
    degenerate(report.degenerate),
  ].join("\n\n");
}

/** The folder, with its slash, in which all evaluators of a table stand: `llmbar/`; empty without one. */
function sharedFolder(rows: readonly BiasRow[]): string {
  const folders = rows.map(({ keys: { evaluator = "" } }) =>
    evaluator.slice(0, evaluator.lastIndexOf("/") + 1),
  );
  const [first = ""] = folders;
  return folders.every((folder) => folder === first) ? first : "";
}

function tableOf({ by, rows }: BiasReport, folder: string): string {
  const lettered = rows.some(({ lean }) => "value" in lean.letter);
  return textTable(
    [
      ...by.map((key) => ({
        ...{ title: key, align: "left" as const, least: by.length > 2 ? 8 : 11 },
        first: key !== "evaluator",
      })),
      { title: "pairs", align: "right" },
      { title: "same %", align: "right" },
      { title: "first", align: "right" },
      ...(lettered ? [{ title: "letter", align: "right" as const }] : []),
      { title: "length", align: "right" },
      { title: "acc %", align: "right" },
      { title: "LC %", align: "right" },
    ],
    rows.map((row) => [
      ...by.map((key) => (row.keys[key] ?? "").slice(key === "evaluator" ? folder.length : 0)),
      formatCount(row.pairs),
      formatPercentEstimate(row.consistency),
      formatPoints(placeOf(row)),
      ...(lettered ? [formatPoints(row.lean.letter)] : []),
      formatPoints(lengthOf(row)),
      formatPercentEstimate(row.accuracy.raw),
      formatPercentEstimate(row.accuracy.controlled),
    ]),
  );
}

/** The lean to the place shown first; with letters moving along where they were not moved apart. */
function placeOf({ lean }: BiasRow): Estimate {
  return "value" in lean.position ? lean.position : lean.together;
}

function lengthOf({ regression }: BiasRow): Estimate {
  return "undefined" in regression ? { undefined: regression.undefined } : regression.terms.length.points;
}

function legend(folder: string): string {
  return [
    ...(folder === "" ? [] : [`Evaluators stand without their folder, ${folder}`]),
    "same: the same preference in both positions. first (letter): points above chance for the output shown first (for the one with the first letter).",
    "length: points for one standard deviation more of it, given which output is better. acc: right among decided verdicts. LC: the same with length held equal.",
  ]
    .map(wrapLine)
    .join("\n");
}

function markupLines({ markup: { pairs, uncounted } }: BiasReport): readonly string[] {
  if (uncounted === 0) return [];
  const which = uncounted === pairs ? "any pair" : `${formatCount(uncounted)} of ${formatCount(pairs)} pairs`;
  return [
    wrapLine(
      `Markup: not known, for the run keeps no counts of it for ${which}: it was made before markup was counted (run it again), or imported without outputs.`,
    ),
  ];
}

function degenerate(slices: readonly DegenerateSlice[]): string {
  if (slices.length === 0) {
    return wrapLine(
      "No dataset, and no subset of one, is such that a rule that reads nothing does well on it.",
    );
  }
  const heading = wrapLine(
    "Here a rule that reads nothing does well: accuracies on these say less than they seem to. Intervals allow for the choice of the best rule.",
  );
  const table = textTable(
    [
      { title: "dataset", align: "left", least: 12 },
      { title: "part", align: "left", least: 12 },
      { title: "n", align: "right" },
      { title: "rule", align: "left" },
      { title: "acc %", align: "right" },
      { title: "interval", align: "left" },
    ],
    slices.map(({ dataset, tag, n, rule, accuracy }) => [
      dataset,
      tag === undefined ? "all" : `${tag.name} ${tag.value}`,
      formatCount(n),
      rule,
      formatPercentEstimate(accuracy),
      formatInterval(accuracy),
    ]),
  );
  return `${heading}\n\n${table}`;
}
