import type { BiasRegression, BiasRow } from "../core/bias.js";
import type { Estimate } from "../core/estimate.js";
import {
  formatCoefficient,
  formatCount,
  formatInterval,
  formatPercent,
  formatPoints,
  formatPointsInterval,
} from "./format-figure.js";
import { orderLine } from "./order-line.js";

/** One judge's consistency and bias in words: a heading and a line a measure, not yet wrapped. */
export function biasLines(row: BiasRow): readonly string[] {
  const { keys, datasets, cells, pairs, clusters, trials, decided } = row;
  const name = Object.values(keys).join(" / ");
  const where = datasets.length === 1 ? (datasets[0] ?? "") : `${datasets.length} datasets`;
  return [
    `${name}, ${formatCount(pairs)} pairs of ${where} in ${formatCount(clusters)} clusters${cells === 1 ? "" : `, judged in ${formatCount(cells)} cells`}: ${formatCount(decided)} of ${formatCount(trials)} verdicts chose one output`,
    ...placeLines(row),
    consistencyLine(row),
    flipsLine(row),
    orderLine(row.transitivity),
    ...regressionLines(row.regression),
    selfLine(row),
    ...accuracyLines(row),
  ];
}

function placeLines({ lean }: BiasRow): readonly string[] {
  if (!("value" in lean.position)) {
    const together = said(lean.together, (points) => `picks the output shown first ${points} than chance`);
    return [`Place: ${together}${"value" in lean.together ? " (its letter moves along)" : ""}.`];
  }
  return [
    `Place: ${said(lean.position, (points) => `picks the output shown first ${points} than chance, whatever letter it bears`)}.`,
    `Letter: ${said(lean.letter, (points) => `picks the output with the first letter ${points} than chance, wherever it stands`)}.`,
  ];
}

function consistencyLine({ consistency, fairness, fairnessAmongInconsistent: among }: BiasRow): string {
  if (!("value" in consistency)) return `Consistency: not known, for ${consistency.undefined}.`;
  const same = `the same preference in both positions on ${percent(consistency)} of pairs`;
  if (!("value" in among)) return `Consistency: ${same}.`;
  const way = `${formatCoefficient(among)} [${coefficients(among)}]`;
  return `Consistency: ${same}; those that flip lean ${way}, from -1 always to the first to +1 always to the second (fairness over all pairs ${formatCoefficient(fairness)} [${coefficients(fairness)}]).`;
}

function flipsLine({ flips, repetitionStability: stability }: BiasRow): string {
  const { between, within, bias } = flips;
  if (!("value" in between)) return `Flips: not known, for ${between.undefined}.`;
  if (!("value" in within) || !("value" in bias)) {
    return `Flips: ${percent(between)} between positions; how much of it is noise is not known without repeats (set repeats: 2 or more).`;
  }
  const stable =
    "value" in stability ? ` Asked again, ${percent(stability)} of answers are the most common one.` : "";
  return `Flips: ${percent(between)} between positions, ${percent(within)} between repeats of the same question: ${formatPoints(bias)} points [${formatPointsInterval(bias)}] are due to the place${doubt(bias)}.${stable}`;
}

function regressionLines(regression: BiasRow["regression"]): readonly string[] {
  if ("undefined" in regression) return [`Given the gold: no regression, for ${regression.undefined}.`];
  const { terms } = regression;
  const { length, markup } = regression.units;
  return [
    `Length: ${said(terms.length.points, (points) => `given which output is better, one longer by ${formatCount(Math.round(length))} characters is picked ${points}`)}${oddsOf(regression, "length")}.`,
    `Markup: ${said(terms.markup.points, (points) => `given the rest, one with ${(markup ?? 0).toFixed(1)} more list items, headers, bold stretches or blocks of code is picked ${points}`)}${oddsOf(regression, "markup")}.`,
    // Why there is none stands under self-preference.
    ...("value" in terms.own.points
      ? [
          `Own family: ${said(terms.own.points, (points) => `given the rest, an output by its own family is picked ${points}`)}${oddsOf(regression, "own")}.`,
        ]
      : []),
    `Place in the regression: ${said(terms.position.points, (points) => `of two outputs alike in all this the one shown first is picked ${points} than chance`)}${oddsOf(regression, "position")}; ${formatCount(regression.n)} choices in ${formatCount(regression.clusters)} clusters.`,
  ];
}

function oddsOf({ terms }: BiasRegression, name: "length" | "markup" | "own" | "position"): string {
  const { logOdds } = terms[name];
  return "value" in logOdds ? ` (log-odds ${formatCoefficient(logOdds)})` : "";
}

function selfLine({ selfPreference: { value, whenOwnBetter, whenOtherBetter } }: BiasRow): string {
  if (!("value" in value) || !("value" in whenOwnBetter) || !("value" in whenOtherBetter)) {
    return `Self-preference: not known, for ${"undefined" in value ? value.undefined : "a part of it is missing"}.`;
  }
  return `Self-preference: right on ${formatPercent(whenOwnBetter.value)} % where its own family's output is better, on ${formatPercent(whenOtherBetter.value)} % where the other is: ${formatPoints(value)} points [${formatPointsInterval(value)}]${doubt(value)}.`;
}

function accuracyLines({ accuracy }: BiasRow): readonly string[] {
  const { raw, controlled, balanced, longer, shorter, gap } = accuracy;
  if (!("value" in raw)) return [`Accuracy: not known, for ${raw.undefined}.`];
  const held = "value" in controlled ? percent(controlled) : `not known (${controlled.undefined})`;
  const strata = "value" in balanced ? percent(balanced) : `not known (${balanced.undefined})`;
  const lines = [
    `Accuracy among decided verdicts: ${percent(raw)}; with length held equal ${held} by the regression, ${strata} on length-matched strata.`,
  ];
  if ("value" in gap && "value" in longer && "value" in shorter) {
    lines.push(
      `Where the better output is longer it is right on ${percent(longer)}, where shorter on ${percent(shorter)}: a gap of ${formatPoints(gap)} points [${formatPointsInterval(gap)}]${doubt(gap)}.`,
    );
  }
  return lines;
}

/** A lean in words: `6.1 points more often [4.0 to 8.2]`, and whether it may be nothing. */
function said(estimate: Estimate, sentence: (points: string) => string): string {
  if (!("value" in estimate)) return `not known, for ${estimate.undefined}`;
  const points = formatPoints(estimate).replace(/^[+-]/u, "");
  const way = estimate.value < 0 ? "less" : "more";
  const interval = formatPointsInterval(estimate);
  return `${sentence(`${points} points ${way} often`)} [${interval}]${doubt(estimate)}`;
}

function doubt(estimate: Estimate): string {
  if (!("value" in estimate) || estimate.low === undefined || estimate.high === undefined) return "";
  return estimate.low <= 0 && estimate.high >= 0 ? ", which may be nothing" : "";
}

function percent(estimate: Estimate): string {
  if (!("value" in estimate)) return "-";
  return `${formatPercent(estimate.value)} % [${formatInterval(estimate)}]`;
}

function coefficients(estimate: Estimate): string {
  if (!("value" in estimate) || estimate.low === undefined || estimate.high === undefined) return "-";
  const { low, high } = estimate;
  return `${formatCoefficient({ value: low })} to ${formatCoefficient({ value: high })}`;
}
