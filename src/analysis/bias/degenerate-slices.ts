import type { DegenerateSlice } from "../../core/bias.js";
import { nullRules } from "../../core/evaluator-card.js";
import type { InstanceFacts } from "../../core/instance-facts.js";
import { clusteredProportion } from "../../stats/clustered-proportion.js";
import { clusteredStandardError } from "../../stats/clustered-standard-error.js";
import { estimateOf, type Bounded } from "../estimate-of.js";

/** Tags whose values part a dataset into kinds of items. */
const tags = ["subset", "domain", "difficulty", "skill"] as const;

/** How far above chance the best rule must be: 60 % where chance is 50 %. */
const MARGIN = 0.1;

/**
 * Datasets, and their parts by tag, where a rule that reads nothing (the longest output, the first of the file, ...) does well: more than
 * ten points above chance, with an interval that excludes chance although the rule is the best of several (Bonferroni). There a
 * judge's accuracy says less than it seems to. Best first within a dataset.
 */
export function degenerateSlices(facts: readonly InstanceFacts[]): readonly DegenerateSlice[] {
  const datasets = new Map<string, InstanceFacts[]>();
  for (const own of facts) {
    if (own.gold.kind === "scores") continue;
    const list = datasets.get(own.dataset) ?? [];
    datasets.set(own.dataset, list);
    list.push(own);
  }
  return [...datasets].flatMap(([dataset, own]) =>
    slicesOf(own)
      .flatMap(({ tag, facts: part }) => {
        const best = bestRule(part);
        return best === undefined
          ? []
          : [{ dataset, ...(tag === undefined ? {} : { tag }), n: part.length, ...best }];
      })
      .sort((a, b) => valueOf(b) - valueOf(a)),
  );
}

interface Slice {
  readonly tag?: { readonly name: string; readonly value: string } | undefined;
  readonly facts: readonly InstanceFacts[];
}

function slicesOf(facts: readonly InstanceFacts[]): readonly Slice[] {
  const slices: Slice[] = [{ facts }];
  for (const name of tags) {
    const values = [...new Set(facts.flatMap((own) => own.tags[name] ?? []))].sort();
    for (const value of values) {
      const part = facts.filter((own) => own.tags[name]?.includes(value) === true);
      // A tag that all bear is the whole again.
      if (part.length < facts.length) slices.push({ tag: { name, value }, facts: part });
    }
  }
  return slices;
}

function bestRule(facts: readonly InstanceFacts[]): Pick<DegenerateSlice, "rule" | "accuracy"> | undefined {
  const rules = nullRules.filter(
    (rule) => rule !== "random" && facts.every(({ nulls }) => nulls[rule] !== undefined),
  );
  const mean = (rule: string): number =>
    facts.reduce((sum, { nulls }) => sum + (nulls[rule] ?? 0), 0) / facts.length;
  const [best] = [...rules].sort((a, b) => mean(b) - mean(a));
  if (best === undefined) return undefined;
  const chance = mean("random");
  if (!(mean(best) > chance + MARGIN)) return undefined;
  const credits = facts.map(({ nulls }) => nulls[best] ?? 0);
  const interval = intervalOf(
    credits,
    facts.map(({ cluster }) => cluster),
    1 - 0.05 / rules.length,
  );
  if ("undefined" in interval || interval.low <= chance) return undefined;
  return { rule: best, accuracy: estimateOf(interval, "Bonferroni") };
}

function intervalOf(credits: readonly number[], clusters: readonly string[], level: number): Bounded {
  if (credits.every((credit) => credit === 0 || credit === 1)) {
    return clusteredProportion(
      credits.map((credit) => credit === 1),
      clusters,
      { level },
    );
  }
  return clusteredStandardError({ scores: credits, clusters, level });
}

function valueOf({ accuracy }: { readonly accuracy: DegenerateSlice["accuracy"] }): number {
  return "value" in accuracy ? accuracy.value : 0;
}
