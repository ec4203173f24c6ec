import type { CorrectedEstimate, Correction } from "../../core/correction.js";
import type { Estimate } from "../../core/estimate.js";
import { clusteredStandardError } from "../../stats/clustered-standard-error.js";
import { predictionPoweredShares } from "../../stats/prediction-powered-shares.js";
import type { CorrectOptions } from "./correct-mean.js";
import { judgeInformation } from "./judge-information.js";

/** What a judge and humans say of one item, as names of categories; either may be missing. */
export interface CategorisedItem {
  readonly judge?: string | undefined;
  readonly human?: string | undefined;
  readonly cluster: string;
}

/**
 * How often humans would name each category, of items of which a judge has seen all and humans some. An item without a
 * verdict counts as a category of its own, whose share is not shown.
 */
export function correctShares(items: readonly CategorisedItem[], options: CorrectOptions): Correction {
  const { source, level, methods } = options;
  const labelled = items.flatMap(({ human, judge = "", cluster }) =>
    human === undefined ? [] : [{ human, judge, cluster }],
  );
  const clusters = labelled.map((item) => item.cluster);
  const categories = [...new Set(items.flatMap(({ human, judge }) => [human, judge]))]
    .filter((category) => category !== undefined)
    .sort();
  const columns = categories.map((category) => ({
    human: labelled.map((item) => Number(item.human === category)),
    judge: labelled.map((item) => Number(item.judge === category)),
  }));
  const { correlation, refusal } = judgeInformation(columns, { clusters, level });
  const judged = items.filter((item) => item.judge !== undefined);
  const estimates = (["naive", ...methods] as const).flatMap((method): readonly CorrectedEstimate[] => {
    switch (method) {
      case "naive":
        return rowsOf(method, categories, (category) => shareOf(judged, { category, by: "judge", level }));
      case "classical":
        return rowsOf(method, categories, (category) => shareOf(labelled, { category, by: "human", level }));
      case "ppi":
        return powered(items, { categories, level, refusal });
      case "rogan-gladen":
        return rowsOf(method, categories, () => ({ undefined: "it is for yes-or-no verdicts alone" }));
    }
  });
  return {
    source,
    quantity: "shares",
    level,
    items: items.length,
    labelled: labelled.length,
    clusters: new Set(items.map(({ cluster }) => cluster)).size,
    unjudged: items.length - judged.length,
    correlation,
    estimates,
  };
}

function rowsOf(
  method: CorrectedEstimate["method"],
  categories: readonly string[],
  estimateOf: (category: string) => Estimate,
): readonly CorrectedEstimate[] {
  return categories.map((category) => ({ method, category, estimate: estimateOf(category) }));
}

interface ShareOptions {
  readonly category: string;
  readonly by: "judge" | "human";
  readonly level: number;
}

function shareOf(items: readonly CategorisedItem[], { category, by, level }: ShareOptions): Estimate {
  const mean = clusteredStandardError({
    scores: items.map((item) => Number(item[by] === category)),
    clusters: items.map((item) => item.cluster),
    level,
  });
  if ("undefined" in mean) return mean;
  return mean.se === 0 ? { value: mean.value } : clipped(mean, "cluster-robust t");
}

function clipped(
  { value, low, high }: { readonly value: number; readonly low: number; readonly high: number },
  method: string,
): Estimate {
  const clip = (share: number): number => Math.max(0, Math.min(1, share));
  return { value: clip(value), low: clip(low), high: clip(high), method };
}

interface PoweredOptions {
  readonly categories: readonly string[];
  readonly level: number;
  readonly refusal: string | undefined;
}

function powered(
  items: readonly CategorisedItem[],
  { categories, level, refusal }: PoweredOptions,
): readonly CorrectedEstimate[] {
  const labelled = items.filter((item) => item.human !== undefined);
  const others = items.filter((item) => item.human === undefined);
  const none = (reason: string): readonly CorrectedEstimate[] =>
    rowsOf("ppi", categories, () => ({ undefined: reason }));
  if (others.length === 0) return none("every item is labelled: the labels say all");
  if (refusal !== undefined) return none(refusal);
  const shares = predictionPoweredShares({
    labelled: {
      human: labelled.map(({ human = "" }) => human),
      judge: labelled.map(({ judge = "" }) => judge),
      clusters: labelled.map((item) => item.cluster),
    },
    unlabelled: {
      judge: others.map(({ judge = "" }) => judge),
      clusters: others.map((item) => item.cluster),
    },
    level,
  });
  if ("undefined" in shares) return none(shares.undefined);
  return shares
    .filter(({ category }) => category !== "")
    .map((share) => ({
      method: "ppi",
      category: share.category,
      estimate: clipped(share, "PPI++, cluster-robust t"),
      gain: share.gain,
      lambda: share.lambda,
    }));
}
