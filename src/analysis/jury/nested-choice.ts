/** By option, the sum of its scores in each cluster. */
export type SumsByCluster = readonly Float64Array[];

/** What options are chosen from. */
export interface NestedChoiceParts {
  /** Lists of clusters that are held out, each cluster once in each division. */
  readonly held: readonly (readonly number[])[];
  /** How many divisions there are. */
  readonly repeats: number;
  /** Number of clusters. */
  readonly clusters: number;
  /** The options' sums, where nothing that they rest on was fitted on the clusters held out. */
  readonly sumsUnder: (held: readonly number[]) => SumsByCluster;
}

/** What a choice comes to on clusters that had no part in it. */
export interface NestedChoice {
  /** By cluster, the sum of the scores of the option that the others picked, as a mean over divisions. */
  readonly sums: Float64Array;
  /** By list of clusters held out, the place of the option picked. */
  readonly picks: readonly number[];
}

/**
 * Nested cross-validation of picking the best of several options: on all clusters but those held out the option with the highest sum is
 * picked (of equals the first), and its sums in the clusters held out are what counts. All that options rest on must have been
 * fitted on the same clusters as the pick.
 */
export function nestedChoice({ held, repeats, clusters, sumsUnder }: NestedChoiceParts): NestedChoice {
  const sums = new Float64Array(clusters);
  const picks = held.map((out) => {
    const options = sumsUnder(out);
    const best = placeOfBest(options, out);
    for (const cluster of out) {
      sums[cluster] = (sums[cluster] ?? 0) + (options[best]?.[cluster] ?? 0) / repeats;
    }
    return best;
  });
  return { sums, picks };
}

/** Sums that differ by less are equal: the order in which they were added must not pick. */
const rounding = 1e-9;

function placeOfBest(options: SumsByCluster, out: readonly number[]): number {
  let best = 0;
  let most = -Infinity;
  for (const [place, sums] of options.entries()) {
    let total = 0;
    for (const sum of sums) total += sum;
    for (const cluster of out) total -= sums[cluster] ?? 0;
    if (total > most + rounding) [best, most] = [place, total];
  }
  return best;
}
