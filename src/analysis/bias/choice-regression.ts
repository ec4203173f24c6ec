import type { BiasRegression, BiasTerm, BiasTermName } from "../../core/bias.js";
import { goldOutput } from "../../metrics/gold-output.js";
import { averageMarginalEffect } from "../../stats/average-marginal-effect.js";
import { logisticRegression, type LogisticRegression } from "../../stats/logistic-regression.js";
import type { ChoiceTrial } from "./choice-trial.js";
import { estimateOf } from "../estimate-of.js";
import { fixedEffects } from "./fixed-effects.js";
import { markupOf } from "./markup-of.js";
import { ownOutput } from "./own-output.js";
import { shownFirst } from "./shown-first.js";

/** Instructions by which a predictor must vary. */
const FEWEST = 10;

/** A predictor's values, signed towards the output shown first, or why it is not in the regression. */
type Column = readonly number[] | { readonly undefined: string };

/**
 * The regression of whether the output shown first was picked, over decided verdicts: on a constant (the lean to the place), the letter,
 * the gold, the difference in length and in markup and the own family, each signed towards the output shown first; with an effect for
 * each dataset, protocol and evaluator that is pooled, adding up to 0 so that the constant is their mean. Cluster-robust by
 * instruction (CR1, t).
 */
export function choiceRegression(
  trials: readonly ChoiceTrial[],
): BiasRegression | { readonly undefined: string } {
  const decided = trials.filter(({ verdict }) => verdict !== "tie");
  if (decided.length === 0) return { undefined: "no decided verdict" };
  const units = {
    length: rootMeanSquare(decided, lengthDifference),
    markup: rootMeanSquare(decided, markupDifference),
  };
  const columns = columnsOf(decided, units);
  const fixed = fixedEffects(decided);
  const predictors: Record<string, readonly number[]> = {};
  for (const [name, column] of Object.entries(columns))
    if (!("undefined" in column)) predictors[name] = column;
  Object.assign(predictors, fixed);
  const fit = logisticRegression({
    outcomes: decided.map(({ verdict }) => (verdict === "first" ? 1 : 0)),
    predictors,
    clusters: decided.map(({ cluster }) => cluster),
  });
  if ("undefined" in fit) return fit;
  const term = (name: Exclude<BiasTermName, "position">): BiasTerm => {
    const column = columns[name];
    if ("undefined" in column) return { logOdds: column, points: column };
    const points = averageMarginalEffect(fit, predictors, name);
    return { logOdds: logOddsOf(fit, name), points: estimateOf(points) };
  };
  return {
    n: fit.n,
    clusters: fit.clusters,
    gold: "undefined" in columns.gold ? columns.gold : logOddsOf(fit, "gold"),
    terms: {
      position: positionTerm(fit, trials),
      letter: term("letter"),
      length: term("length"),
      markup: term("markup"),
      own: term("own"),
    },
    fixedEffects: Object.keys(fixed),
    units: { length: units.length ?? 0, markup: units.markup ?? null },
  };
}

type ColumnName = Exclude<BiasTermName, "position"> | "gold";

function columnsOf(
  trials: readonly ChoiceTrial[],
  units: { readonly length: number | undefined; readonly markup: number | undefined },
): Readonly<Record<ColumnName, Column>> {
  const signed = (towardsA: (trial: ChoiceTrial) => number): readonly number[] =>
    trials.map((trial) => (shownFirst[trial.presentation].output === 0 ? 1 : -1) * towardsA(trial));
  const letters = trials.map(({ presentation }) => {
    const { output, lettered } = shownFirst[presentation];
    return output === lettered ? 1 : -1;
  });
  const { length, markup } = units;
  const goldColumn = signed(({ facts }) => sideOf(goldOutput(facts)));
  return {
    letter: letters.every((letter) => letter === letters[0])
      ? { undefined: "letters were not moved apart from places" }
      : letters,
    gold: goldColumn.every((gold) => gold === 0) ? { undefined: "every gold is a tie" } : goldColumn,
    length:
      length === undefined || length === 0
        ? { undefined: "no pair differs in length" }
        : telling(
            trials,
            signed((trial) => (lengthDifference(trial) ?? 0) / length),
            "length",
          ),
    markup:
      markup === undefined
        ? { undefined: "the markup of outputs was not counted" }
        : markup === 0
          ? { undefined: "no pair differs in markup" }
          : telling(
              trials,
              signed((trial) => (markupDifference(trial) ?? 0) / markup),
              "markup",
            ),
    own: ownColumn(trials, signed),
  };
}

/** A predictor by which only a few clusters differ has an effect, but no standard error that could be trusted. */
function telling(trials: readonly ChoiceTrial[], values: readonly number[], name: string): Column {
  const clusters = new Set(trials.flatMap(({ cluster }, index) => (values[index] === 0 ? [] : [cluster])));
  if (clusters.size >= FEWEST) return values;
  return {
    undefined: `only ${clusters.size} instructions have outputs that differ in ${name}, and ${FEWEST} are needed`,
  };
}

function ownColumn(
  trials: readonly ChoiceTrial[],
  signed: (towardsA: (trial: ChoiceTrial) => number) => readonly number[],
): Column {
  let reason: { readonly undefined: string } | undefined;
  const values = signed((trial) => {
    const own = ownOutput(trial);
    if (typeof own === "object") reason ??= own;
    return own === 0 || own === 1 ? sideOf(own) : 0;
  });
  if (values.some((value) => value !== 0)) return telling(trials, values, "being by the own family");
  return reason ?? { undefined: "no pair has exactly one output by the own family" };
}

/** 1 towards A, -1 towards B. */
function sideOf(output: number | undefined): number {
  return output === undefined ? 0 : output === 0 ? 1 : -1;
}

function lengthDifference({ facts }: ChoiceTrial): number | undefined {
  const [a, b] = facts.lengths;
  return a === undefined || b === undefined ? undefined : a - b;
}

function markupDifference({ facts }: ChoiceTrial): number | undefined {
  const [a, b] = facts.formats ?? [];
  return a === undefined || b === undefined ? undefined : markupOf(a) - markupOf(b);
}

/** Undefined where any trial has no difference to tell. */
function rootMeanSquare(
  trials: readonly ChoiceTrial[],
  differenceOf: (trial: ChoiceTrial) => number | undefined,
): number | undefined {
  let sum = 0;
  for (const trial of trials) {
    const difference = differenceOf(trial);
    if (difference === undefined) return undefined;
    sum += difference * difference;
  }
  return Math.sqrt(sum / trials.length);
}

function logOddsOf(fit: LogisticRegression, name: string): BiasTerm["logOdds"] {
  return estimateOf(fit.coefficients[name] ?? { undefined: `no effect of ${name} was fitted` });
}

/** The constant: what the place does between outputs that do not differ. It is one only if both places were shown. */
function positionTerm(fit: LogisticRegression, trials: readonly ChoiceTrial[]): BiasTerm {
  const shown = new Set(trials.map(({ presentation }) => shownFirst[presentation].output));
  const shared = trials.every(({ cell }) => cell.presentationsShareCalls);
  const intercept = fit.coefficients["intercept"];
  if (shown.size < 2 || shared || intercept === undefined) {
    const reason = {
      undefined: shared ? "both positions rest on the same replies" : "one position only was shown",
    };
    return { logOdds: reason, points: reason };
  }
  const share = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds)) - 0.5;
  const { value, low, high } = intercept;
  return {
    logOdds: estimateOf(intercept),
    points: estimateOf({ value: share(value), low: share(low), high: share(high) }),
  };
}
