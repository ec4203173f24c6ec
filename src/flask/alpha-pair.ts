import type { Estimate } from "../core/estimate.js";
import type { AlphaPair } from "../core/flask-reliability.js";
import { bootstrapInterval } from "../stats/bootstrap-interval.js";
import type { Defined } from "../stats/defined.js";
import { krippendorffAlpha } from "../stats/krippendorff-alpha.js";
import { clusteredUnits } from "./clustered-units.js";
import type { ReliabilityOptions } from "./reliability-options.js";

/** What several raters, or one several times, said of one thing. */
export interface ScoredUnit {
  /** Its instruction. */
  readonly cluster: string;
  readonly scores: readonly number[];
}

/** Krippendorff's alpha of scores as ranks and as amounts, with percentile bootstraps over instructions. */
export function alphaPair(scored: readonly ScoredUnit[], { seed, resamples }: ReliabilityOptions): AlphaPair {
  const { kinds, clusters } = kindsOf(scored);
  const alpha = (level: "ordinal" | "interval"): Estimate => {
    if (!kinds.some((unit) => unit.length > 1)) return { undefined: "nothing was scored twice" };
    const statistic = (drawn: Iterable<number>): Defined => {
      const counts = new Float64Array(kinds.length);
      for (const place of drawn)
        for (const kind of clusters[place] ?? []) counts[kind] = (counts[kind] ?? 0) + 1;
      return krippendorffAlpha(kinds, { level, counts });
    };
    const found = bootstrapInterval({ clusters: clusters.length, seed, resamples, statistic });
    // Of few instructions there may be a coefficient, and no interval.
    if ("undefined" in found) return statistic(clusters.keys());
    return { value: found.value, low: found.low, high: found.high, method: "cluster bootstrap" };
  };
  return { ordinal: alpha("ordinal"), interval: alpha("interval") };
}

interface UnitKinds {
  /** Scores of units, each once: ten thousand answers have some hundred. */
  readonly kinds: readonly (readonly number[])[];
  /** The places of the kinds of an instruction's units. */
  readonly clusters: readonly (readonly number[])[];
}

function kindsOf(scored: readonly ScoredUnit[]): UnitKinds {
  const places = new Map<string, number>();
  const kinds: (readonly number[])[] = [];
  const placeOf = (scores: readonly number[]): number => {
    const sorted = [...scores].sort((a, b) => a - b);
    const key = sorted.join();
    const known = places.get(key) ?? kinds.push(sorted) - 1;
    places.set(key, known);
    return known;
  };
  return {
    clusters: clusteredUnits(scored).map((units) => units.map(({ scores }) => placeOf(scores))),
    kinds,
  };
}
