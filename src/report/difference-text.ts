import type { Comparison, PairedDifference } from "../core/comparison.js";
import type { Estimate } from "../core/estimate.js";
import { formatCount, formatPercent, formatPoints, formatPointsInterval } from "./format-figure.js";
import { formatP } from "./format-p.js";

/** The names of the two sides. */
export interface SideNames {
  readonly a: string;
  readonly b: string;
  /** What they were compared on: a dataset, or how many. */
  readonly scope: string;
}

/** A difference in sentences that may stand in a paper: each is one line, unwrapped. */
export function differenceText(
  row: PairedDifference,
  names: SideNames,
  { resamples }: Pick<Comparison, "resamples">,
): readonly string[] {
  return [
    mainSentence(row, names, resamples),
    meaningOf(row),
    verdictSentence(row),
    equivalenceSentence(row),
    sensitivitySentence(row),
    instanceSentence(row),
  ].filter((sentence) => sentence !== "");
}

function mainSentence(
  { n, clusters, a, b, difference, p }: PairedDifference,
  names: SideNames,
  resamples: number,
): string {
  const where = `On the ${formatCount(n)} instances of ${names.scope} that both have judged (${formatCount(clusters)} clusters)`;
  const method =
    "value" in difference && difference.low !== undefined
      ? ` (paired cluster bootstrap, ${formatCount(resamples)} resamples)`
      : "";
  const test = "value" in p && p.method !== undefined ? ` (${p.method}, over clusters)` : "";
  return (
    `${where}, ${names.a} has an accuracy of ${formatPercent(a)} % and ${names.b} of ${formatPercent(b)} %: ` +
    `A\u00a0-\u00a0B\u00a0=\u00a0${formatPoints(difference)} points, 95 % interval ${formatPointsInterval(difference)}${method}, p ${formatP(p)}${test}.`
  );
}

/** What the interval says. A difference that could be nothing is not evidence that there is none. */
function meaningOf({ difference, verdict, equivalence }: PairedDifference): string {
  if (!("value" in difference) || difference.low === undefined || difference.high === undefined)
    return "There is no interval: one cluster cannot tell how sure this is.";
  const less = equivalence.equivalent ? `, but by less than ${points(equivalence.margin)}` : "";
  switch (verdict) {
    case "better":
      return `A is better, beyond what the choice of instances explains${less}.`;
    case "worse":
      return `B is better, beyond what the choice of instances explains${less}.`;
    case "equivalent":
      return `A and B are equivalent within ${points(equivalence.margin)}.`;
    case "inconclusive":
      return difference.low <= 0 && difference.high >= 0
        ? "Inconclusive: the interval includes no difference, which is no evidence that the two are equal."
        : "Inconclusive: the interval excludes no difference, but the test does not: there are too few clusters.";
  }
}

function verdictSentence({ verdicts }: PairedDifference): string {
  if ("undefined" in verdicts) return `Single verdicts: ${verdicts.undefined}.`;
  const { bothRight, aOnly, bOnly, bothWrong, partial, exact, midP, independent } = verdicts;
  const left = partial === 0 ? "" : `; ${formatCount(partial)} with a tie's part of a credit left out`;
  const caution = independent
    ? ""
    : " McNemar's test takes verdicts as independent, which several on one instruction are not: go by the p-value above.";
  return (
    `Single verdicts: A alone is right on ${formatCount(aOnly)}, B alone on ${formatCount(bOnly)}, both on ` +
    `${formatCount(bothRight)}, neither on ${formatCount(bothWrong)}${left} (McNemar: exact p ${formatP(exact)}, mid-p ${formatP(midP)}).${caution}`
  );
}

function equivalenceSentence({ equivalence, verdict }: PairedDifference): string {
  const { margin, p, difference, equivalent, notWorse } = equivalence;
  if (!("value" in p)) return `Equivalence cannot be tested: ${p.undefined}.`;
  const figures = `(two one-sided t tests, p ${formatP(p)}; 90 % interval ${formatPointsInterval(difference)})`;
  if (equivalent) return `Equivalent within ${points(margin)} ${figures}.`;
  const shown = `Not shown to be equivalent within ${points(margin)} ${figures}`;
  return notWorse && verdict !== "better"
    ? `${shown}; A is shown not to be worse by that much.`
    : `${shown}.`;
}

function sensitivitySentence({ sensitivity, equivalence, n }: PairedDifference): string {
  const { detectable, power } = sensitivity;
  if (!("value" in detectable))
    return `What these instances could show is not known: ${detectable.undefined}.`;
  const chance = "value" in power ? `, one of ${points(equivalence.margin)} with ${percent(power)}` : "";
  return `A true difference of ${points(detectable.value)} is found on these ${formatCount(n)} instances with a probability of 80 %${chance}.`;
}

function instanceSentence({ better }: PairedDifference): string {
  return `A is right more often on ${formatCount(better.a)}, B on ${formatCount(better.b)}, neither on ${formatCount(better.neither)} instances.`;
}

function percent(share: Estimate): string {
  return "value" in share ? `${formatPercent(share.value)} %` : "-";
}

/** 0.02 is `2 points`, 0.0123 is `1.2 points`. */
function points(share: number): string {
  const text = formatPercent(share).replace(/\.0$/u, "");
  return `${text} point${text === "1" ? "" : "s"}`;
}
