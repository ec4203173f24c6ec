import type { Leaderboard } from "../core/leaderboard.js";
import { adapterMark } from "./adapter-mark.js";
import {
  formatCoefficient,
  formatCoverage,
  formatCost,
  formatInterval,
  formatPercentEstimate,
  formatPoints,
  formatPointsInterval,
  noFigure,
} from "./format-figure.js";
import { juryCells } from "./jury-lines.js";

/** A row of a printed table: what stands in each column, by its title. */
export type SectionRow = Readonly<Record<string, string | number>>;

/** A leaderboard as tables that people read, rounded: whatever writes them down, they are the same. */
export interface ReportSections {
  /** Tables that have rows. */
  readonly tables: readonly { readonly title: string; readonly rows: readonly SectionRow[] }[];
  /** What the figures mean. */
  readonly notes: string;
}

/** More cells that were left out are not listed one by one. */
const mostExcluded = 50;

/** The tables of a leaderboard: evaluators, protocols, and every cell by its task. */
export function reportSections(leaderboard: Leaderboard): ReportSections {
  const { excluded } = leaderboard;
  const tables = [
    { title: "Evaluators", rows: evaluatorRows(leaderboard) },
    { title: "Protocols", rows: protocolRows(leaderboard) },
    { title: "Cells", rows: cellRowsOf(leaderboard) },
    { title: "Juries beside their members", rows: juryRows(leaderboard) },
    { title: "Best of a list", rows: listwiseRows(leaderboard) },
    { title: "Scores against human scores", rows: pointwiseRows(leaderboard) },
    { title: "Left out", rows: excluded.length <= mostExcluded ? excluded.map((cell) => ({ ...cell })) : [] },
  ];
  return { tables: tables.filter(({ rows }) => rows.length > 0), notes: notesOn(leaderboard) };
}

function evaluatorRows(leaderboard: Leaderboard): readonly SectionRow[] {
  return leaderboard.evaluators.map((row) => ({
    rank: row.rank ?? noFigure,
    "rank interval": row.rankInterval === undefined ? noFigure : row.rankInterval.join(" to "),
    evaluator: row.evaluator,
    kind: adapterMark(row.adapter),
    "accuracy %": formatPercentEstimate(row.accuracy),
    "95 % interval": formatInterval(row.accuracy),
    "self-agreement %": formatPercentEstimate(row.selfAgreement),
    "coverage %": formatCoverage(row.coverage.verdicts, row.coverage.trials),
    calls: row.calls,
    cost: formatCost(row.costUsd),
  }));
}

function protocolRows(leaderboard: Leaderboard): readonly SectionRow[] {
  return leaderboard.protocols.map((row) => ({
    protocol: row.protocol,
    "accuracy %": formatPercentEstimate(row.accuracy),
    "minus base": formatPoints(row.minusBase),
    "95 % interval": formatPointsInterval(row.minusBase),
    "self-agreement %": formatPercentEstimate(row.selfAgreement),
    cells: row.cells,
    calls: row.calls,
    cost: formatCost(row.costUsd),
  }));
}

function cellRowsOf(leaderboard: Leaderboard): readonly SectionRow[] {
  return leaderboard.cells.flatMap((cell) =>
    cell.task === "pairwise"
      ? [
          {
            evaluator: cell.evaluator,
            protocol: cell.protocol,
            dataset: cell.dataset,
            n: cell.n,
            "accuracy %": formatPercentEstimate(cell.accuracy),
            "95 % interval": formatInterval(cell.accuracy),
            "both correct %": formatPercentEstimate(cell.bothCorrect),
            "self-agreement %": formatPercentEstimate(cell.selfAgreement),
            kappa: formatCoefficient(cell.kappa),
            unparsed: cell.coverage.unparsed,
            failed: cell.coverage.failed,
            "own parser %": cell.own === undefined ? "" : formatPercentEstimate(cell.own.accuracy),
          },
        ]
      : [],
  );
}

function juryRows(leaderboard: Leaderboard): readonly SectionRow[] {
  return juryCells(leaderboard).map(({ evaluator, protocol, dataset, panel }) => {
    const where = { jury: evaluator, protocol, dataset };
    if ("undefined" in panel) {
      const none = Object.fromEntries(juryColumns.map((name) => [name, noFigure]));
      return { ...where, ...none, [juryColumns[0]]: panel.undefined };
    }
    const figures = [
      panel.best.evaluator,
      formatPercentEstimate(panel.best.accuracy),
      formatPoints(panel.minusBest),
      formatPointsInterval(panel.minusBest),
      formatCoefficient(panel.errorCorrelation),
      `${formatCoefficient(panel.effectiveVotes)} of ${panel.members.length}`,
      formatPercentEstimate(panel.independent),
    ];
    return {
      ...where,
      ...Object.fromEntries(juryColumns.map((name, index) => [name, figures[index] ?? ""])),
    };
  });
}

const juryColumns = [
  "best member",
  "its accuracy %",
  "jury minus it",
  "95 % interval",
  "error correlation",
  "effective votes",
  "if independent %",
] as const;

function listwiseRows(leaderboard: Leaderboard): readonly SectionRow[] {
  return leaderboard.cells.flatMap((cell) =>
    cell.task === "listwise"
      ? [
          {
            evaluator: cell.evaluator,
            protocol: cell.protocol,
            dataset: cell.dataset,
            n: cell.n,
            "accuracy %": formatPercentEstimate(cell.accuracy),
            "95 % interval": formatInterval(cell.accuracy),
            "strict %": formatPercentEstimate(cell.strict),
            "above chance": formatCoefficient(cell.aboveChance),
            "both correct %": formatPercentEstimate(cell.bothCorrect),
            "self-agreement %": formatPercentEstimate(cell.selfAgreement),
            unparsed: cell.coverage.unparsed,
            failed: cell.coverage.failed,
          },
        ]
      : [],
  );
}

function pointwiseRows(leaderboard: Leaderboard): readonly SectionRow[] {
  return leaderboard.cells.flatMap((cell) =>
    cell.task === "pointwise"
      ? [
          {
            evaluator: cell.evaluator,
            protocol: cell.protocol,
            dataset: cell.dataset,
            n: cell.n,
            spearman: formatCoefficient(cell.correlation.spearman),
            "kendall tau-b": formatCoefficient(cell.correlation.kendall),
            pearson: formatCoefficient(cell.correlation.pearson),
            "weighted kappa": formatCoefficient(cell.weightedKappa),
            bias: formatCoefficient(cell.bias),
          },
        ]
      : [],
  );
}

/** What the tables' figures mean. */
function notesOn(leaderboard: Leaderboard): string {
  const simulated = leaderboard.cells.some((cell) => cell.adapter === "simulated");
  const lists = leaderboard.cells.some((cell) => cell.task === "listwise");
  return [
    "Accuracy is the mean over both presentations; a missing verdict counts as wrong there and is shown in coverage.",
    ...(lists
      ? [
          "Outputs of a list that are picked together share the credit; strict: they are wrong. Above chance: 0 is a guess, 1 always right.",
        ]
      : []),
    ...(simulated ? ["`sim`: a simulated judge with planted properties, not an LLM."] : []),
  ].join(" ");
}
