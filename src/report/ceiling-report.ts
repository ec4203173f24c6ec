import type { Ceiling, CeilingReport, HumanLike, Replacement, SoftGold } from "../core/ceiling.js";
import type { Estimate } from "../core/estimate.js";
import {
  formatCoefficient,
  formatInterval,
  formatPercent,
  formatPercentEstimate,
  noFigure,
} from "./format-figure.js";
import { textTable } from "./text-table.js";
import { wrapLine } from "./wrap-line.js";

/** Judges beside annotators as a terminal shows them: ceilings, replacement, and distance from the votes. */
export function ceilingReport(reports: readonly CeilingReport[]): string {
  return [
    ceilingTables(reports),
    replacementTable(reports),
    softTable(reports),
    notes(reports).map(wrapLine).join("\n"),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

const nameColumns = [
  { title: "judge", align: "left", least: 8 },
  { title: "protocol", align: "left", least: 8 },
  { title: "dataset", align: "left", least: 7 },
] as const;

function namesOf({ evaluator, protocol, dataset, criterion }: CeilingReport): readonly string[] {
  return [evaluator, protocol, criterion === undefined ? dataset : `${dataset}: ${criterion}`];
}

function ceilingTables(reports: readonly CeilingReport[]): string {
  const rows = reports.flatMap((report) => report.ceilings.map((ceiling) => ({ report, ceiling })));
  const ofLabels = rows.filter(({ ceiling }) => ceiling.by === "labels");
  const ofRatings = rows.filter(({ ceiling }) => ceiling.by !== "labels");
  const tables = [
    {
      rows: ofLabels,
      title: "max",
      textOf: (ceiling: Ceiling) => agreementText(ceiling, ceiling.attainable),
    },
    { rows: ofRatings, title: "by", textOf: (ceiling: Ceiling) => ceiling.by },
  ];
  return [
    "One annotator against the others, and the judge against the same others",
    ...tables.filter((table) => table.rows.length > 0).map((table) => ceilingTable(table)),
  ].join("\n");
}

function ceilingTable({ rows, title, textOf }: CeilingRows): string {
  return textTable(
    [
      ...nameColumns,
      { title: "n", align: "right" },
      { title: "human", align: "right" },
      { title: "judge", align: "right" },
      { title: "share %", align: "right" },
      { title: "95 %", align: "left" },
      { title, align: title === "by" ? "left" : "right" },
    ],
    rows.map(({ report, ceiling }) => [
      ...namesOf(report),
      String(ceiling.n),
      agreementText(ceiling, ceiling.human),
      agreementText(ceiling, ceiling.judge),
      formatPercentEstimate(ceiling.share),
      formatInterval(ceiling.share),
      textOf(ceiling),
    ]),
  );
}

interface CeilingRows {
  readonly rows: readonly { readonly report: CeilingReport; readonly ceiling: Ceiling }[];
  readonly title: string;
  readonly textOf: (ceiling: Ceiling) => string;
}

/** Labels agree in percent; correlations are coefficients. */
function agreementText({ by }: Ceiling, estimate: Estimate): string {
  return by === "labels" ? formatPercentEstimate(estimate) : formatCoefficient(estimate);
}

function replacementTable(reports: readonly CeilingReport[]): string {
  const rows = reports.flatMap((report) =>
    "undefined" in report.altTest && "undefined" in report.humanLike ? [] : [report],
  );
  if (rows.length === 0) return "";
  const table = textTable(
    [
      ...nameColumns,
      { title: "eps", align: "right" },
      { title: "omega", align: "right" },
      { title: "rho", align: "right" },
      { title: "pass", align: "left" },
      { title: "z", align: "right" },
      { title: "reading", align: "left" },
    ],
    rows.map((report) => [...namesOf(report), ...altTexts(report.altTest), ...likeTexts(report.humanLike)]),
  );
  return `May the judge stand in for an annotator (alt-test)? Its kappas among theirs (z)\n${table}`;
}

function altTexts(test: Replacement | { readonly undefined: string }): readonly string[] {
  if ("undefined" in test) return [noFigure, noFigure, noFigure, noFigure];
  const { epsilon, winningRate, advantage, passes } = test;
  return [String(epsilon), winningRate.toFixed(2), advantage.toFixed(3), passes ? "yes" : "no"];
}

function likeTexts(like: HumanLike | { readonly undefined: string }): readonly string[] {
  return "undefined" in like ? [noFigure, noFigure] : [like.z.toFixed(2), like.reading];
}

function softTable(reports: readonly CeilingReport[]): string {
  const soft = reports.flatMap((report): (readonly [CeilingReport, SoftGold])[] =>
    report.soft !== undefined && "n" in report.soft ? [[report, report.soft]] : [],
  );
  if (soft.length === 0) return "";
  const table = textTable(
    [
      ...nameColumns,
      { title: "votes", align: "left" },
      { title: "n", align: "right" },
      { title: "acc %", align: "right" },
      { title: "Brier", align: "right" },
      { title: "log loss", align: "right" },
      { title: "JS", align: "right" },
    ],
    soft.flatMap(([report, gold]) =>
      (
        [
          ["all", gold],
          ["unanimous", gold.strata.unanimous],
          ["split", gold.strata.split],
        ] as const
      ).map(([votes, part]) => [
        ...namesOf(report),
        votes,
        String(part.n),
        formatPercentEstimate(part.accuracy),
        ...[part.brier, part.logLoss, part.jensenShannon].map(threeDecimals),
      ]),
    ),
  );
  return `The judge's preferences against the votes: 0 is best\n${table}`;
}

function threeDecimals(estimate: Estimate): string {
  return "value" in estimate ? estimate.value.toFixed(3) : noFigure;
}

function notes(reports: readonly CeilingReport[]): readonly string[] {
  const ceilings = reports.flatMap((report) => report.ceilings);
  const reasons = reports.flatMap((report) =>
    [report.altTest, report.humanLike].flatMap((part) =>
      "undefined" in part ? [`${report.dataset}: ${part.undefined}`] : [],
    ),
  );
  const gold = reports.flatMap(({ soft }) => (soft !== undefined && "n" in soft ? [soft] : []));
  const least = gold.flatMap(({ leastLogLoss }) => ("value" in leastLogLoss ? [leastLogLoss.value] : []));
  const sure = gold.some(({ confident, trials }) => confident < trials);
  return [
    "share: the judge's agreement over the annotator's; 100 is as good as one more annotator.",
    ...(ceilings.some(({ by }) => by === "labels")
      ? ["max: the largest expected agreement with a vote drawn at random; no judge can have more."]
      : []),
    ...new Set(reasons),
    ...(sure
      ? ["Where a trial gives no probability its verdict counts as sure, which log loss punishes most."]
      : []),
    ...(least.length > 0
      ? [
          `The votes' own entropy is ${[...new Set(least.map((value) => value.toFixed(3)))].join(", ")}: no log loss is below.`,
        ]
      : []),
    ...clippedNote(gold),
  ];
}

function clippedNote(gold: readonly SoftGold[]): readonly string[] {
  const clipped = gold.reduce((sum, one) => sum + one.clipped, 0);
  const all = gold.reduce((sum, one) => sum + one.n, 0);
  return clipped === 0
    ? []
    : [
        `${formatPercent(clipped / all)} % of the pairs have a vote that the judge gave no chance: it costs 13.8 nats.`,
      ];
}
