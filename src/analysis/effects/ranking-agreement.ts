import type { RankingAgreement, UncertainCorrelation } from "../../core/effects.js";
import type { Estimate } from "../../core/estimate.js";
import type { Defined } from "../../stats/defined.js";
import { kendallTauB } from "../../stats/kendall-tau-b.js";
import { percentileInterval } from "../../stats/percentile-interval.js";
import { spearmanCorrelation } from "../../stats/spearman-correlation.js";
import type { Block, Mean } from "./block.js";
import type { JudgeDraws } from "./judge-draws.js";
import { meanOfCells, type CellChoice } from "./mean-of-cells.js";
import { overDrawnJudges } from "./over-drawn-judges.js";

/** Fewer ranked things than this say nothing about how alike two rankings are. */
const fewest = 3;

/** More resamples than this change nothing that is printed. */
const mostResamples = 400;

/** More resamples without a correlation than this share, and there is no interval. */
const mostUndefined = 0.1;

/** The base protocol, and how the mean over all of them is called. */
const [base, allProtocols] = ["base", "all protocols"];

type Draws = JudgeDraws | { readonly undefined: string };

/**
 * How alike rankings are, with intervals: of judges and of protocols on two datasets, of judges under two protocols, and of
 * judges under base against the mean of all protocols. "instances" resamples the instances, with shared draws; "both" resamples
 * the judges as well (Deutsch, Dror and Roth 2021, Boot-Both): the ranked ones, or those that protocols are averaged over.
 * Undefined with fewer than three ranked things.
 */
export function rankingAgreement(block: Block, draws: Draws): readonly RankingAgreement[] {
  const datasets = block.datasets.map(({ dataset }, place) => ({
    name: dataset,
    choice: { dataset: place },
  }));
  const protocols = block.protocols.map((protocol, place) => ({
    name: protocol,
    choice: { protocol: place },
  }));
  const whole = { name: allProtocols, choice: {} };
  const first = protocols.find(({ name }) => name === base);
  const againstAll = first === undefined || protocols.length < 2 ? [] : [[first, whole] as const];
  return [
    ...againstAll.map((pair) =>
      agreementOf(block, pair, { over: "evaluators", between: "protocols", draws }),
    ),
    ...(["evaluators", "protocols"] as const).flatMap((over) =>
      pairsOf(datasets).map((pair) => agreementOf(block, pair, { over, between: "datasets", draws })),
    ),
    ...pairsOf(protocols).map((pair) =>
      agreementOf(block, pair, { over: "evaluators", between: "protocols", draws }),
    ),
  ];
}

interface Side {
  readonly name: string;
  readonly choice: CellChoice;
}

interface Question {
  readonly over: "evaluators" | "protocols";
  readonly between: "datasets" | "protocols";
  readonly draws: Draws;
}

function agreementOf(
  block: Block,
  [a, b]: readonly [Side, Side],
  { over, between, draws }: Question,
): RankingAgreement {
  const names = over === "evaluators" ? block.evaluators : block.protocols;
  const common = { a: a.name, b: b.name, between, over, n: names.length };
  if (names.length < fewest) {
    const none = { undefined: `needs at least ${fewest} ${over}, got ${names.length}` };
    return { ...common, spearman: none, kendall: none };
  }
  const sides = [a, b].map(({ choice }): RankedSide => ({
    means: names.map((_, place) =>
      meanOfCells(block, { ...choice, [over === "evaluators" ? "evaluator" : "protocol"]: place }),
    ),
    drawn:
      "undefined" in draws ? draws : overDrawnJudges(block, { choice, over, draws, most: mostResamples }),
  }));
  const [first, second] = sides;
  if (first === undefined || second === undefined)
    throw new RangeError("Cannot compare fewer than two rankings");
  return {
    ...common,
    spearman: correlate(first, second, spearmanCorrelation),
    kendall: correlate(first, second, kendallTauB),
  };
}

interface RankedSide {
  readonly means: readonly Mean[];
  /** By resample of judges and instances, the values of what is ranked. */
  readonly drawn: readonly (readonly number[])[] | { readonly undefined: string };
}

type Correlate = (first: readonly number[], second: readonly number[]) => Defined;

function correlate(
  first: RankedSide,
  second: RankedSide,
  correlation: Correlate,
): UncertainCorrelation | { readonly undefined: string } {
  const found = correlation(
    first.means.map(({ value }) => value),
    second.means.map(({ value }) => value),
  );
  if ("undefined" in found) return found;
  const { value } = found;
  const [one, other] = [first.means, second.means].map(valuesByResample);
  return {
    value,
    instances:
      one === undefined || other === undefined
        ? { undefined: "the cells have no resamples" }
        : intervalOf(value, correlateAll(one, other, correlation), "bootstrap of instances"),
    both:
      "undefined" in first.drawn
        ? first.drawn
        : "undefined" in second.drawn
          ? second.drawn
          : intervalOf(
              value,
              correlateAll(first.drawn, second.drawn, correlation),
              "bootstrap of judges and instances",
            ),
  };
}

function valuesByResample(means: readonly Mean[]): readonly (readonly number[])[] | undefined {
  const rows = means.flatMap(({ replicates }) => (replicates === undefined ? [] : [replicates]));
  if (rows.length < means.length || rows.length === 0) return undefined;
  const resamples = Math.min(mostResamples, ...rows.map(({ length }) => length));
  return Array.from({ length: resamples }, (_, at) => rows.map((row) => row[at] ?? 0));
}

function correlateAll(
  first: readonly (readonly number[])[],
  second: readonly (readonly number[])[],
  correlation: Correlate,
): readonly Defined[] {
  return first.map((values, at) => correlation(values, second[at] ?? []));
}

function intervalOf(value: number, replicates: readonly Defined[], method: string): Estimate {
  const found = replicates.flatMap((replicate) => ("value" in replicate ? [replicate.value] : []));
  const missing = replicates.length - found.length;
  if (found.length === 0 || missing > mostUndefined * replicates.length) {
    return { undefined: `${missing} of ${replicates.length} resamples have no value` };
  }
  return { value, ...percentileInterval(Float64Array.from(found)), method };
}

function pairsOf(sides: readonly Side[]): readonly (readonly [Side, Side])[] {
  return sides.flatMap((a, place) => sides.slice(place + 1).map((b) => [a, b] as const));
}
