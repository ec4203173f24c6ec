import type {
  CorrectedEstimate,
  CorrectedQuantity,
  Correction,
  CorrectionMethod,
} from "../../core/correction.js";
import type { Estimate } from "../../core/estimate.js";
import { clusteredStandardError } from "../../stats/clustered-standard-error.js";
import { kornGraubardInterval } from "../../stats/korn-graubard-interval.js";
import { predictionPoweredMean } from "../../stats/prediction-powered-mean.js";
import { roganGladen } from "../../stats/rogan-gladen.js";
import { wilsonInterval } from "../../stats/wilson-interval.js";
import { judgeInformation } from "./judge-information.js";
import type { JudgedItem } from "../items/judged-items.js";

/** What is to be estimated, and how. */
export interface CorrectOptions {
  readonly source: string;
  readonly level: number;
  /** Beside the judge alone, in the order in which they are shown. */
  readonly methods: readonly CorrectionMethod[];
}

/** As `CorrectOptions`, with what the mean is called. */
export interface CorrectMeanOptions extends CorrectOptions {
  readonly quantity: Exclude<CorrectedQuantity, "shares">;
}

/**
 * What humans would say on average of many items, of which a judge has seen all and humans some.
 *
 * An item without a verdict counts as what the judge says on average, which makes the prediction-powered mean one over all
 * items; it is right whatever stands for the judge's word. Rogan and Gladen's estimate leaves such items out. Shares are cut
 * to 0 and 1.
 */
export function correctMean(items: readonly JudgedItem[], options: CorrectMeanOptions): Correction {
  const { source, quantity, level, methods } = options;
  const sample = sampleOf(items);
  const { human, judge, clusters } = sample.labelled;
  const information = judgeInformation([{ human, judge }], { clusters, level });
  const estimates: Readonly<Record<CorrectionMethod, () => CorrectedEstimate>> = {
    naive: () => ({ method: "naive", estimate: meanOf(sample.judged, sample, level) }),
    classical: () => ({ method: "classical", estimate: meanOf(sample.labelled.pairs, sample, level) }),
    ppi: () => powered(sample, { level, refusal: information.refusal }),
    "rogan-gladen": () => ({ method: "rogan-gladen", estimate: roganGladenOf(items, sample, level) }),
  };
  return {
    source,
    quantity,
    level,
    items: items.length,
    labelled: human.length,
    clusters: new Set(items.map(({ cluster }) => cluster)).size,
    unjudged: items.filter((item) => item.judge === undefined).length,
    correlation: information.correlation,
    estimates: (["naive", ...methods] as const).map((method) => estimates[method]()),
  };
}

interface Valued {
  readonly value: number;
  readonly cluster: string;
}

interface Sample {
  readonly labelled: {
    readonly human: readonly number[];
    readonly judge: readonly number[];
    readonly clusters: readonly string[];
    readonly pairs: readonly Valued[];
  };
  readonly unlabelled: { readonly judge: readonly number[]; readonly clusters: readonly string[] };
  /** What the judge said, where it said something. */
  readonly judged: readonly Valued[];
  /** Whether everything said lies from 0 to 1. */
  readonly shares: boolean;
  /** Whether everything said is 0 or 1. */
  readonly binary: boolean;
  readonly singletons: boolean;
}

function sampleOf(items: readonly JudgedItem[]): Sample {
  const judged = items.flatMap(({ judge, cluster }) =>
    judge === undefined ? [] : [{ value: judge, cluster }],
  );
  const average = judged.reduce((sum, { value }) => sum + value, 0) / Math.max(1, judged.length);
  const labelled = items.flatMap(({ human, judge = average, cluster }) =>
    human === undefined ? [] : [{ human, judge, cluster }],
  );
  const others = items.filter((item) => item.human === undefined);
  const values = [...judged.map(({ value }) => value), ...labelled.map(({ human }) => human)];
  return {
    labelled: {
      human: labelled.map((item) => item.human),
      judge: labelled.map((item) => item.judge),
      clusters: labelled.map((item) => item.cluster),
      pairs: labelled.map(({ human, cluster }) => ({ value: human, cluster })),
    },
    unlabelled: {
      judge: others.map((item) => item.judge ?? average),
      clusters: others.map((item) => item.cluster),
    },
    judged,
    shares: values.every((value) => value >= 0 && value <= 1),
    binary: values.every((value) => value === 0 || value === 1),
    singletons: new Set(items.map(({ cluster }) => cluster)).size === items.length,
  };
}

/** A mean of one side's values. What the other side said has no say: the labels alone are the same beside every judge. */
function meanOf(values: readonly Valued[], { singletons }: Sample, level: number): Estimate {
  const scores = values.map(({ value }) => value);
  const binary = scores.every((score) => score === 0 || score === 1);
  if (binary && singletons && scores.length > 0) {
    const successes = scores.filter((score) => score === 1).length;
    const interval = wilsonInterval(successes, scores.length, { level });
    if ("low" in interval) return { value: successes / scores.length, ...interval, method: "Wilson" };
  }
  const mean = clusteredStandardError({ scores, clusters: values.map(({ cluster }) => cluster), level });
  if ("undefined" in mean) return mean;
  // All alike: a width of 0 would pass for certainty.
  if (mean.se === 0) return binary ? alike(values, mean.value, level) : { value: mean.value };
  const shares = scores.every((score) => score >= 0 && score <= 1);
  return within({ shares }, { ...mean, method: "cluster-robust t" });
}

function alike(values: readonly Valued[], value: number, level: number): Estimate {
  const successes = values.map((one) => one.value === 1);
  const clusters = values.map(({ cluster }) => cluster);
  const interval = kornGraubardInterval({ successes, clusters, level });
  return "low" in interval ? { value, ...interval, method: "Korn-Graubard" } : { value };
}

interface Spread {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly method: string;
}

/** A share lies from 0 to 1, and so does its interval. */
function within({ shares }: Pick<Sample, "shares">, { value, low, high, method }: Spread): Estimate {
  if (!shares) return { value, low, high, method };
  const clip = (share: number): number => Math.max(0, Math.min(1, share));
  return { value: clip(value), low: clip(low), high: clip(high), method };
}

function powered(
  sample: Sample,
  { level, refusal }: { readonly level: number; readonly refusal: string | undefined },
): CorrectedEstimate {
  const { labelled, unlabelled } = sample;
  if (unlabelled.judge.length === 0) {
    return { method: "ppi", estimate: { undefined: "every item is labelled: the labels say all" } };
  }
  if (refusal !== undefined) return { method: "ppi", estimate: { undefined: refusal } };
  const mean = predictionPoweredMean({ labelled, unlabelled, level });
  if ("undefined" in mean) return { method: "ppi", estimate: mean };
  return {
    method: "ppi",
    estimate: within(sample, { ...mean, method: "PPI++, cluster-robust t" }),
    gain: mean.gain,
    lambda: mean.lambda,
  };
}

function roganGladenOf(items: readonly JudgedItem[], sample: Sample, level: number): Estimate {
  if (!sample.binary) return { undefined: "it is for yes-or-no verdicts alone" };
  const counted = (of: (item: JudgedItem) => boolean, said: number): { successes: number; n: number } => {
    const all = items.filter((item) => item.judge !== undefined && of(item));
    return { successes: all.filter((item) => item.judge === said).length, n: all.length };
  };
  const rate = roganGladen({
    judged: counted((item) => item.human === undefined, 1),
    specificity: counted((item) => item.human === 0, 0),
    sensitivity: counted((item) => item.human === 1, 1),
    level,
  });
  if ("undefined" in rate) return rate;
  const { value, low, high } = rate;
  // Its interval takes items as independent, so with clusters it would be too narrow.
  return sample.singletons ? { value, low, high, method: "Lee et al. 2025" } : { value };
}
