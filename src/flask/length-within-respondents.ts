import type { Estimate } from "../core/estimate.js";
import { bootstrapInterval } from "../stats/bootstrap-interval.js";
import type { Defined } from "../stats/defined.js";
import { groupedCorrelation } from "../stats/grouped-correlation.js";
import { pearsonCorrelation } from "../stats/pearson-correlation.js";
import { clusteredUnits } from "./clustered-units.js";
import type { ReliabilityOptions } from "./reliability-options.js";

/** How long an answer is, and its score. */
export interface MeasuredAnswer {
  readonly cluster: string;
  readonly respondent: string;
  readonly length: number;
  readonly score: number;
}

/**
 * Pearson's correlation of an answer's length with its score among the answers of one respondent, mean over respondents: that some
 * respondents write more and better has no part in it. The interval is a percentile bootstrap over instructions.
 */
export function lengthWithinRespondents(
  answers: readonly MeasuredAnswer[],
  { seed, resamples }: ReliabilityOptions,
): Estimate {
  const units = clusteredUnits(answers);
  const found = bootstrapInterval({
    ...{ clusters: units.length, seed, resamples },
    statistic: (drawn) => meanWithin(Array.from(drawn, (place) => units[place] ?? []).flat()),
  });
  if ("undefined" in found) return meanWithin(answers);
  return { value: found.value, low: found.low, high: found.high, method: "cluster bootstrap" };
}

function meanWithin(answers: readonly MeasuredAnswer[]): Defined {
  const groups = new Map<string, { readonly first: number[]; readonly second: number[] }>();
  for (const { respondent, length, score } of answers) {
    const own = groups.get(respondent) ?? { first: [], second: [] };
    own.first.push(length);
    own.second.push(score);
    groups.set(respondent, own);
  }
  const mean = groupedCorrelation([...groups.values()], pearsonCorrelation);
  return "undefined" in mean ? mean : { value: mean.value };
}
