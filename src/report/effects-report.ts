import type { Estimate } from "../core/estimate.js";
import type { EffectRanking, Effects, EffectsGrid, Stability } from "../core/effects.js";
import { componentLines } from "./component-lines.js";
import {
  formatCount,
  formatInterval,
  formatPercent,
  formatPercentEstimate,
  formatPoints,
  noFigure,
} from "./format-figure.js";
import { agreementLines } from "./agreement-lines.js";
import { gainLines } from "./gain-lines.js";
import { signalLines } from "./signal-lines.js";
import { sliceLines } from "./slice-lines.js";
import { textTable } from "./text-table.js";
import { wrapLine } from "./wrap-line.js";

/** Effects as plain text, at most 80 columns wide: sections, each with a sentence that says what it means. */
export function effectsReport(effects: Effects): string {
  const sections = [
    gridSection(effects.grid),
    rankingSection("Judges", effects.evaluators),
    effects.protocols.rows.length < 2 ? "" : rankingSection("Protocols", effects.protocols),
    gainLines(effects.gains),
    componentLines(effects.components, effects.tables),
    agreementLines(effects.agreement),
    signalLines(effects.signals),
    sliceLines(effects.slices),
  ];
  return sections.filter((section) => section !== "").join("\n\n");
}

function gridSection({ evaluators, protocols, datasets, leftOut }: EffectsGrid): string {
  const n = datasets.reduce((sum, dataset) => sum + dataset.n, 0);
  const size = `${count(evaluators.length, "judge")} x ${count(protocols.length, "protocol")} x ${count(datasets.length, "dataset")}`;
  const lines = [
    `Grid: ${size}, ${formatCount(n)} instances that all of these cells have judged. Null judges are no judges and stay out.`,
  ];
  const reasons = new Map<string, number>();
  for (const { reason } of leftOut) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  for (const [reason, cells] of reasons) lines.push(`Left out: ${count(cells, "cell")}, ${reason}.`);
  return lines.map(wrapLine).join("\n");
}

function count(number: number, word: string): string {
  return `${formatCount(number)} ${word}${number === 1 ? "" : "s"}`;
}

function rankingSection(title: string, ranking: EffectRanking): string {
  const means =
    title === "Judges"
      ? "Judges over the grid. Those that share a letter are not told apart, all pairs at once; by set: mean and spread of the rank over datasets; wins: % of instances done better than another judge, ties half; first: % of resamples."
      : "Protocols over the grid, each a mean over the same judges; columns as above.";
  const table = textTable(
    [
      { title: "rank", align: "left" },
      { title: title === "Judges" ? "judge" : "protocol", align: "left", least: 9 },
      { title: "acc %", align: "right" },
      { title: "95 % interval", align: "left" },
      { title: "tie", align: "left", most: 8 },
      { title: "by set", align: "left" },
      { title: "wins", align: "right" },
      { title: "first", align: "right" },
    ],
    ranking.rows.map((row) => [
      rankText(row.rank, row.rankInterval),
      row.id,
      formatPercentEstimate(row.accuracy),
      formatInterval(row.accuracy),
      row.letters === "" ? noFigure : row.letters,
      `${row.meanRank.toFixed(1)}${spreadText(row.rankDispersion)}`,
      formatPercentEstimate(row.winRate),
      formatPercentEstimate(row.first),
    ]),
  );
  const { onePair, allPairs } = ranking.minimumDetectableDifference;
  const gap = `Found 8 times in 10: a true gap of ${points(onePair)} points between two of them, ${points(allPairs)} among all pairs.`;
  const lines = [
    ...("value" in onePair ? [gap] : []),
    ...stabilityLine("On other instances", ranking.stability),
    ...stabilityLine("With other judges of the kind and other instances", ranking.stabilityOverJudges),
  ];
  return [wrapLine(means), "", table, ...lines.map(wrapLine)].join("\n");
}

function points(estimate: EffectRanking["minimumDetectableDifference"]["onePair"]): string {
  return formatPoints(estimate).replace("+", "");
}

function stabilityLine(
  where: string,
  stability: Stability | { readonly undefined: string },
): readonly string[] {
  if ("undefined" in stability) return [];
  const { first, top, order, tau } = stability;
  const set = top.k > 1 ? `the same first ${top.k} in ${formatPercent(top.share)} %, ` : "";
  return [
    `${where} the same one is first in ${formatPercent(first)} % of resamples, ${set}the whole order the same in ${formatPercent(order)} % (tau-b ${tau.low.toFixed(2)} to ${tau.high.toFixed(2)}).`,
  ];
}

function spreadText(spread: Estimate): string {
  return "value" in spread ? ` ±${spread.value.toFixed(1)}` : "";
}

function rankText(rank: number, interval: readonly [number, number] | undefined): string {
  if (interval === undefined || interval[0] === interval[1]) return String(rank);
  return `${rank} [${interval[0]}-${interval[1]}]`;
}
