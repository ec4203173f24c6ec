import type { Estimate } from "../core/estimate.js";
import type { Holistic, HolisticFigure, HolisticLink } from "../core/holistic.js";
import { correlationInterval } from "../stats/correlation-interval.js";
import type { Defined } from "../stats/defined.js";
import { kendallTauB } from "../stats/kendall-tau-b.js";
import { spearmanCorrelation } from "../stats/spearman-correlation.js";

const judging = "judging";

/** With fewer models a rank correlation has so few values that nothing can be said. */
const leastModels = 4;

/** With fewer, resamples too often hold but two or three different models for an interval to mean what it says. */
const leastForInterval = 6;

/**
 * Puts what base LLMs do as judges beside what they do as respondents, and says how the ranks go together: Spearman's and Kendall's
 * correlation of each measure with judging over the models that have both, with a bootstrap interval over models. Below four models there
 * is no correlation, below six no interval. Of several figures of one model the first counts.
 */
export function holistic(figures: readonly HolisticFigure[], seed: number): Holistic {
  const table = new Map<string, Map<string, Estimate>>();
  const measures = new Map<string, HolisticFigure["scale"]>();
  for (const { model, id, scale, value } of figures) {
    const own = table.get(model) ?? new Map<string, Estimate>();
    table.set(model, own);
    if (!own.has(id)) own.set(id, value);
    measures.set(id, measures.get(id) ?? scale);
  }
  const ids = [...measures.keys()].sort((a, b) => Number(b === judging) - Number(a === judging));
  const models = [...table]
    .map(([model, own]) => ({ model, figures: Object.fromEntries(own) }))
    .sort((a, b) => rankValue(b.figures) - rankValue(a.figures) || (a.model < b.model ? -1 : 1));
  return {
    schema: "reife/holistic/1",
    measures: ids.map((id) => ({ id, scale: measures.get(id) ?? "share" })),
    models,
    links: ids.filter((id) => id !== judging).map((id) => linkOf(id, models, seed)),
  };
}

function rankValue(figures: Readonly<Record<string, Estimate>>): number {
  return valueOf(figures[judging]) ?? -1;
}

function valueOf(estimate: Estimate | undefined): number | undefined {
  return estimate !== undefined && "value" in estimate ? estimate.value : undefined;
}

function linkOf(measure: string, models: Holistic["models"], seed: number): HolisticLink {
  const both = models.flatMap(({ model, figures }) => {
    const [judge, other] = [valueOf(figures[judging]), valueOf(figures[measure])];
    return judge === undefined || other === undefined ? [] : [{ model, judge, other }];
  });
  const pair = { first: both.map(({ judge }) => judge), second: both.map(({ other }) => other) };
  const correlate = (by: (first: readonly number[], second: readonly number[]) => Defined): Estimate => {
    if (both.length < leastModels)
      return { undefined: `${both.length} models have both, fewer than ${leastModels}` };
    const plain = by(pair.first, pair.second);
    if (!("value" in plain) || both.length < leastForInterval) return plain;
    const found = correlationInterval({ ...pair, correlate: by, seed });
    if (!("value" in found)) return plain;
    return { value: found.value, low: found.low, high: found.high, method: "bootstrap over models" };
  };
  return {
    ...{ measure, n: both.length, models: both.map(({ model }) => model) },
    spearman: correlate(spearmanCorrelation),
    kendall: correlate(kendallTauB),
  };
}
