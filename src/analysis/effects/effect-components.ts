import type { EffectComponent } from "../../core/effects.js";
import type { Estimate } from "../../core/estimate.js";
import { jackknifeInterval } from "../../stats/jackknife-interval.js";
import { percentileInterval } from "../../stats/percentile-interval.js";
import { varianceComponents, type Factor, type VarianceComponent } from "../../stats/variance-components.js";
import type { Block } from "./block.js";

/** More resamples than this change nothing that is printed, and take their time in large grids. */
const mostResamples = 500;

/** Fewer judges than this say nothing about the kind of judges that they are of. */
const fewestJudges = 5;

/**
 * Variance components of the cells' true accuracies by judge, protocol and dataset (without the last if there is one only), with
 * the noise of drawing instances taken out. The noise is what the bootstrap adds to an estimate on average: the estimates are
 * quadratic in the accuracies, hence resampling adds to them what sampling had added.
 *
 * Two intervals, of two populations. "instances": these judges, protocols and datasets on other instances, from the resamples
 * moved down by twice that noise (once for the sample's, once for the resample's). "evaluators": other judges of the kind, from
 * leaving out one judge at a time, on the log scale where no estimate is 0 (Arvesen 1969).
 */
export function effectComponents(block: Block): readonly EffectComponent[] | { readonly undefined: string } {
  const factors = factorsOf(block);
  const sample = varianceComponents(
    block.cells.map(({ value }) => value),
    factors,
  );
  if ("undefined" in sample) return sample;
  const resampled = resampledComponents(block, factors);
  const left = leftOutComponents(block, factors);
  const found = sample.map(({ factors: names, raw }, place) => {
    const draws = resampled?.[place];
    const noise = draws === undefined ? 0 : draws.reduce((sum, draw) => sum + draw, 0) / draws.length - raw;
    const variance = Math.max(0, raw - noise);
    const without = left?.map((components) => (components[place]?.raw ?? 0) - noise);
    return {
      factors: names,
      variance,
      sd: Math.sqrt(variance),
      noise,
      instances: overInstances(variance, draws, noise),
      evaluators: overEvaluators(raw - noise, without),
    };
  });
  const total = found.reduce((sum, { variance }) => sum + variance, 0);
  return found.map((component) => ({ ...component, share: total === 0 ? 0 : component.variance / total }));
}

function factorsOf({ evaluators, protocols, datasets }: Block): readonly Factor[] {
  const dataset = { name: "dataset", levels: datasets.length };
  return [
    { name: "evaluator", levels: evaluators.length },
    { name: "protocol", levels: protocols.length },
    ...(datasets.length > 1 ? [dataset] : []),
  ];
}

/** For each component its estimates in the resamples of the instances; undefined where cells have no replicates. */
function resampledComponents(block: Block, factors: readonly Factor[]): readonly Float64Array[] | undefined {
  const rows = block.cells.flatMap(({ replicates }) => (replicates === undefined ? [] : [replicates]));
  if (rows.length < block.cells.length || rows.length === 0) return undefined;
  const resamples = Math.min(mostResamples, ...rows.map(({ length }) => length));
  const draws = Array.from({ length: resamples }, (_, at) => {
    const components = varianceComponents(
      Float64Array.from(rows, (row) => row[at] ?? 0),
      factors,
    );
    return "undefined" in components ? [] : components;
  });
  return (draws[0] ?? []).map((_, place) =>
    Float64Array.from(draws, (components) => components[place]?.raw ?? 0),
  );
}

/** The components without each judge in turn. */
function leftOutComponents(
  block: Block,
  factors: readonly Factor[],
): readonly (readonly VarianceComponent[])[] | undefined {
  const judges = block.evaluators.length;
  if (judges < fewestJudges) return undefined;
  const size = block.cells.length / judges;
  const fewer = factors.map((factor, place) => (place === 0 ? { ...factor, levels: judges - 1 } : factor));
  return block.evaluators.map((_, left) => {
    const values = block.cells.flatMap(({ value }, cell) =>
      Math.floor(cell / size) === left ? [] : [value],
    );
    const components = varianceComponents(values, fewer);
    return "undefined" in components ? [] : components;
  });
}

function overInstances(variance: number, draws: Float64Array | undefined, noise: number): Estimate {
  if (draws === undefined) return { undefined: "the cells have no resamples" };
  const { low, high } = percentileInterval(draws.map((draw) => Math.max(0, draw - 2 * noise)));
  return {
    value: variance,
    low: Math.min(low, variance),
    high: Math.max(high, variance),
    method: "cluster bootstrap, noise taken out",
  };
}

function overEvaluators(estimate: number, without: readonly number[] | undefined): Estimate {
  if (without === undefined) return { undefined: `needs at least ${fewestJudges} judges` };
  const log = jackknifeInterval({ estimate, jackknife: without, transform: "log" });
  const interval = "undefined" in log ? jackknifeInterval({ estimate, jackknife: without }) : log;
  if ("undefined" in interval) return interval;
  const method = "undefined" in log ? "jackknife over judges" : "jackknife over judges, log scale";
  const value = Math.max(0, estimate);
  return { value, low: Math.max(0, interval.low), high: Math.max(value, interval.high), method };
}
