import type {
  ChoiceCell,
  EvaluatorRow,
  Leaderboard,
  ListwiseCell,
  PointwiseCell,
  ProtocolRow,
} from "../core/leaderboard.js";
import { adapterMark } from "./adapter-mark.js";
import {
  formatCoefficient,
  formatCoverage,
  formatCost,
  formatCount,
  formatInterval,
  formatPercentEstimate,
  formatPoints,
  formatPointsInterval,
  noFigure,
} from "./format-figure.js";
import { cacheLines } from "./cache-lines.js";
import { juryLines } from "./jury-lines.js";
import { textTable } from "./text-table.js";
import { tieGroups } from "./tie-groups.js";
import { wrapLine } from "./wrap-line.js";

/** The leaderboard as plain text, at most 80 columns wide. */
export function terminalReport(leaderboard: Leaderboard): string {
  const sections = [
    evaluatorSection(leaderboard),
    jurySection(leaderboard),
    protocolSection(leaderboard.protocols),
    listwiseSection(leaderboard),
    pointwiseSection(leaderboard),
    correlationSection(leaderboard),
    legend(leaderboard),
  ];
  return sections.filter((section) => section !== "").join("\n\n");
}

function evaluatorSection(leaderboard: Leaderboard): string {
  if (leaderboard.evaluators.length === 0) return "";
  const table = textTable(
    [
      { title: "rank", align: "left" },
      { title: "evaluator", align: "left", least: 9 },
      { title: "", align: "left" },
      { title: "n", align: "right" },
      { title: "acc %", align: "right" },
      { title: "95 % interval", align: "left" },
      { title: "self", align: "right" },
      { title: "cov", align: "right" },
      { title: "cost", align: "right" },
    ],
    leaderboard.evaluators.map(evaluatorCells),
  );
  return `${wrapLine(`Evaluators${overWhat(leaderboard)}`)}\n\n${[table, ...unranked(leaderboard), ...apartLines(leaderboard), ...cacheLines(leaderboard)].join("\n")}`;
}

/** Which rows cannot be told apart, and how large a difference would have been found: a line each. */
function apartLines({ evaluators, minimumDetectableDifference: least }: Leaderboard): readonly string[] {
  const groups = tieGroups(evaluators);
  const one = least === undefined ? noFigure : formatPoints(least.onePair).replace("+", "");
  const all = least === undefined ? noFigure : formatPoints(least.allPairs).replace("+", "");
  return [
    ...(groups === "" ? [] : [wrapLine(`Not told apart, by place in this table: ${groups}`)]),
    ...(one === noFigure
      ? []
      : [
          wrapLine(
            `Found 8 times in 10: a true gap of ${one} points between two judges, ${all} among all pairs`,
          ),
        ]),
  ];
}

function jurySection(leaderboard: Leaderboard): string {
  const lines = juryLines(leaderboard);
  return lines.length === 0 ? "" : ["Juries beside their members", "", ...lines].join("\n");
}

/** Why evaluators have no rank, and whose trials often ended without a verdict and why: a line each. */
function unranked({ evaluators }: Leaderboard): readonly string[] {
  return evaluators.flatMap(({ evaluator, accuracy, coverage }) => {
    const missing = coverage.trials - coverage.verdicts;
    const reasons = Object.entries(coverage.reasons).sort(([, a], [, b]) => b - a);
    return [
      ...("undefined" in accuracy ? [wrapLine(`${evaluator} is not ranked: ${accuracy.undefined}`)] : []),
      ...(missing > worthTelling * coverage.trials
        ? [
            wrapLine(
              `${evaluator}: ${formatCount(missing)} of ${formatCount(coverage.trials)} trials without a verdict: ` +
                reasons.map(([reason, count]) => `${reason} ${formatCount(count)}`).join(", "),
            ),
          ]
        : []),
    ];
  });
}

/** Share of trials without a verdict above which a table alone would mislead. */
const worthTelling = 0.2;

function evaluatorCells(row: EvaluatorRow): readonly string[] {
  return [
    rankText(row),
    row.evaluator,
    adapterMark(row.adapter),
    formatCount(row.n),
    formatPercentEstimate(row.accuracy),
    formatInterval(row.accuracy),
    formatPercentEstimate(row.selfAgreement),
    formatCoverage(row.coverage.verdicts, row.coverage.trials),
    formatCost(row.costUsd),
  ];
}

function rankText({ rank, rankInterval }: EvaluatorRow): string {
  if (rank === undefined) return noFigure;
  if (rankInterval === undefined || rankInterval[0] === rankInterval[1]) return String(rank);
  return `${rank} [${rankInterval[0]}-${rankInterval[1]}]`;
}

function overWhat(leaderboard: Leaderboard): string {
  const datasets = new Set(choiceCells(leaderboard).map((cell) => cell.dataset));
  const names = datasets.size <= 2 ? [...datasets].join(", ") : `${datasets.size} datasets`;
  const shared = sharedProtocols(leaderboard);
  const all = leaderboard.protocols.length;
  const protocols = `${shared} protocol${shared === 1 ? "" : "s"}`;
  const over = shared === all ? protocols : `${shared} of ${all} protocols (those all judges have)`;
  return ` on ${names}: mean over ${over}`;
}

/** The cells that evaluators and protocols are averaged over. */
function choiceCells({ cells }: Leaderboard): readonly ChoiceCell[] {
  return cells.filter((cell) => cell.task !== "pointwise");
}

/**
 * How many protocols every judge has run on every dataset of the tasks that they were run on: those that evaluators are
 * averaged over.
 */
function sharedProtocols(leaderboard: Leaderboard): number {
  const judged = choiceCells(leaderboard).filter((cell) => cell.adapter !== "null");
  const evaluators = new Set(judged.map((cell) => cell.evaluator)).size;
  return leaderboard.protocols.filter(({ protocol }) => {
    const own = judged.filter((cell) => cell.protocol === protocol);
    const tasks = new Set<string>(own.map((cell) => cell.task));
    const fitting = judged.filter((cell) => tasks.has(cell.task)).map((cell) => cell.dataset);
    return own.length > 0 && own.length === evaluators * new Set(fitting).size;
  }).length;
}

function protocolSection(protocols: readonly ProtocolRow[]): string {
  if (protocols.length === 0) return "";
  const table = textTable(
    [
      { title: "protocol", align: "left", most: 26 },
      { title: "acc %", align: "right" },
      { title: "minus base", align: "right" },
      { title: "95 % interval", align: "left" },
      { title: "self %", align: "right" },
      { title: "cells", align: "right" },
      { title: "calls", align: "right" },
    ],
    protocols.map((row) => [
      row.protocol,
      formatPercentEstimate(row.accuracy),
      row.protocol === "base" ? "(base)" : formatPoints(row.minusBase),
      formatPointsInterval(row.minusBase),
      formatPercentEstimate(row.selfAgreement),
      formatCount(row.cells),
      formatCount(row.calls),
    ]),
  );
  const alike = new Set(protocols.map((row) => row.cells)).size === 1;
  const note = alike ? "" : "\nMeans over different cells do not compare; minus base is paired";
  return `Protocols, by their paired difference to base (null judges left out)\n\n${table}${note}`;
}

function listwiseSection(leaderboard: Leaderboard): string {
  const cells = leaderboard.cells.filter((cell): cell is ListwiseCell => cell.task === "listwise");
  if (cells.length === 0) return "";
  const table = textTable(
    [
      { title: "evaluator", align: "left", most: 22, least: 12 },
      { title: "protocol", align: "left", most: 14, least: 12 },
      { title: "dataset", align: "left", most: 14, least: 12 },
      { title: "n", align: "right" },
      { title: "acc %", align: "right" },
      { title: "strict", align: "right" },
      { title: "above", align: "right" },
      { title: "first", align: "right" },
    ],
    cells.map((cell) => [
      cell.evaluator,
      cell.protocol,
      cell.dataset,
      formatCount(cell.n),
      formatPercentEstimate(cell.accuracy),
      formatPercentEstimate(cell.strict),
      formatCoefficient(cell.aboveChance),
      typeof cell.lean.position === "number" ? formatPoints({ value: cell.lean.position }) : noFigure,
    ]),
  );
  const note =
    "strict: picks of several are wrong; above: chance, 0 a guess, 1 always right; first: points beyond chance for the output shown first";
  return `Best of a list\n\n${table}\n${wrapLine(note)}`;
}

function pointwiseSection(leaderboard: Leaderboard): string {
  const cells = leaderboard.cells.filter((cell): cell is PointwiseCell => cell.task === "pointwise");
  if (cells.length === 0) return "";
  const table = textTable(
    [
      { title: "evaluator", align: "left", most: 22, least: 12 },
      { title: "protocol", align: "left", most: 14, least: 12 },
      { title: "dataset", align: "left", most: 14, least: 12 },
      { title: "n", align: "right" },
      { title: "rho", align: "right" },
      { title: "tau-b", align: "right" },
      { title: "r", align: "right" },
      { title: "bias", align: "right" },
    ],
    cells.map((cell) => [
      cell.evaluator,
      cell.protocol,
      cell.dataset,
      formatCount(cell.n),
      formatCoefficient(cell.correlation.spearman),
      formatCoefficient(cell.correlation.kendall),
      formatCoefficient(cell.correlation.pearson),
      formatCoefficient(cell.bias),
    ]),
  );
  return `Scores against human scores\n\n${table}`;
}

function correlationSection(leaderboard: Leaderboard): string {
  const entries = [...leaderboard.rankCorrelation.datasets, ...leaderboard.rankCorrelation.protocols];
  const against = entries.find(({ b }) => b === "all protocols");
  const lines: string[] = [];
  if (against !== undefined && "value" in against.spearman) {
    lines.push(
      `Ranks of ${against.n} evaluators by base alone and by all protocols: ` +
        `rho ${formatCoefficient(against.spearman)}, tau-b ${formatCoefficient(against.kendall)}`,
    );
  }
  const datasets = entries.filter(({ over, b }) => over === "evaluators" && b !== "all protocols");
  const rhos = datasets.flatMap(({ spearman }) => ("value" in spearman ? [spearman.value] : []));
  if (leaderboard.rankCorrelation.datasets.length > 0 && rhos.length > 0) {
    lines.push(
      `Ranks of evaluators on two datasets or by two protocols: ` +
        `rho ${Math.min(...rhos).toFixed(2)} to ${Math.max(...rhos).toFixed(2)}`,
    );
  }
  return lines.map(wrapLine).join("\n");
}

function legend(leaderboard: Leaderboard): string {
  const adapters = new Set(leaderboard.cells.map((cell) => cell.adapter));
  const published = leaderboard.cells.filter(
    (cell) => cell.task === "pairwise" && cell.reading === "published",
  );
  const marks = ["recorded", "imported"]
    .filter((adapter) => published.some((cell) => cell.adapter === adapter))
    .map(adapterMark)
    .join(", ");
  const best = bestNullNote(leaderboard);
  return [
    adapters.has("simulated") ? "sim   simulated judge with planted properties: not an LLM" : "",
    adapters.has("recorded") ? "rec   real judge, replies recorded by its authors and replayed" : "",
    adapters.has("jury") ? "jury  the verdicts of several judges made one: reife evaluators list" : "",
    adapters.has("cascade") ? "casc  a judge whose doubtful verdicts go to another one" : "",
    adapters.has("imported") ? "imp   judgments made elsewhere and imported" : "",
    adapters.has("null") ? "null  a rule that needs no LLM: what a judge must beat" : "",
    leaderboard.evaluators.some(({ rankInterval: range }) => range !== undefined && range[0] !== range[1])
      ? "[..]  95 % interval of the rank, over all pairs of evaluators at once"
      : "",
    leaderboard.cells.some((cell) => cell.task === "listwise")
      ? "self  % of pairs and lists with the same choice both ways; cov: % with a verdict"
      : "self  % of pairs with the same preference both ways; cov: % with a verdict",
    marks !== "" ? `${marks} replies are read by their authors' rules; leaderboard.md has ours too` : "",
    best,
  ]
    .filter((line) => line !== "")
    .join("\n");
}

function bestNullNote(leaderboard: Leaderboard): string {
  const judged = choiceCells(leaderboard).filter((cell) => cell.adapter !== "null");
  const lifts = judged.flatMap(({ liftOverNull: lift }) => ("value" in lift ? [lift] : []));
  const below = lifts.filter(({ value }) => value <= 0).length;
  const unsure = lifts.filter(({ value, low = value }) => low <= 0).length;
  if (unsure === 0) return "";
  const few = `${below} of ${judged.length} cells do no better than the best null judge`;
  if (unsure === below) return few;
  return wrapLine(`${few}; ${unsure} are not shown to do better (95 % interval of the lift)`);
}
