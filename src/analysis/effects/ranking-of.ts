import type { EffectRanking, EffectRow } from "../../core/effects.js";
import type { Estimate } from "../../core/estimate.js";
import { aggregateRanks } from "../../stats/aggregate-ranks.js";
import type { Defined } from "../../stats/defined.js";
import { rankDescending } from "../../stats/rank-descending.js";
import { tellApart, type ToldApart } from "../../stats/tell-apart.js";
import type { Mean } from "./block.js";
import { estimateOf } from "./estimate-of.js";
import { firstShares } from "./first-shares.js";
import { stabilityOf } from "./stability-of.js";

/** What is ranked. */
export interface RankedThings {
  readonly names: readonly string[];
  /** Over the whole grid. */
  readonly means: readonly Mean[];
  /** By dataset. */
  readonly byDataset: readonly (readonly number[])[];
  readonly winRates: readonly Defined[];
  /** Means from resamples of judges and instances; undefined where these are ranked or too few. */
  readonly overJudges: readonly Float64Array[] | { readonly undefined: string };
}

/** Ranks evaluators or protocols of a complete grid by mean accuracy, with what says how far to trust the order. */
export function rankingOf(things: RankedThings): EffectRanking {
  const values = things.means.map(({ value }) => value);
  const rows = things.means.flatMap(({ replicates }) => (replicates === undefined ? [] : [replicates]));
  const complete = rows.length === values.length && rows.length > 0;
  const told = complete ? tellApart(rows, values) : undefined;
  const none = { undefined: "the cells have no resamples" };
  const { overJudges } = things;
  return {
    rows: rowsOf(things, told, complete ? firstShares(rows) : undefined),
    minimumDetectableDifference: told?.detectable ?? { onePair: none, allPairs: none },
    stability: complete ? stabilityOf(values, rows) : none,
    stabilityOverJudges: "undefined" in overJudges ? overJudges : stabilityOf(values, overJudges),
  };
}

function rowsOf(
  { names, means, byDataset, winRates }: RankedThings,
  told: ToldApart | undefined,
  firsts: readonly number[] | undefined,
): readonly EffectRow[] {
  const ranks = rankDescending(means.map(({ value }) => value));
  const aggregated = aggregateRanks(byDataset);
  const none: Estimate = { undefined: "the cells have no resamples" };
  const rows = means.flatMap((mean, place): EffectRow[] => {
    const [id, rank, over, first] = [names[place], ranks[place], aggregated[place], firsts?.[place]];
    if (id === undefined || rank === undefined || over === undefined) return [];
    return [
      {
        id,
        accuracy: estimateOf(mean),
        rank,
        ...placeOf(told, place),
        meanRank: over.mean,
        borda: over.borda,
        rankDispersion: "value" in over.dispersion ? over.dispersion : { undefined: "one dataset" },
        bestRank: over.best,
        worstRank: over.worst,
        winRate: winRates[place] ?? { undefined: "nobody to win against" },
        first: first === undefined ? none : { value: first },
      },
    ];
  });
  return rows.sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1));
}

function placeOf(told: ToldApart | undefined, place: number): Pick<EffectRow, "rankInterval" | "letters"> {
  const interval = told?.ranks[place];
  if (interval === undefined) return { letters: "" };
  return { rankInterval: [interval.low, interval.high], letters: told?.letters[place] ?? "" };
}
