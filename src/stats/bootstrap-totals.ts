import { packedDraws, type PackedDraws } from "./packed-draws.js";
import type { ResampleCounts } from "./resample-counts.js";

/** What `bootstrapTotals` works on. */
export interface BootstrapTotalsOptions {
  /** How often each resample drew each cluster. */
  readonly counts: ResampleCounts;
  /** Cluster of each unit, from 0. */
  readonly clusterOf: ArrayLike<number>;
  /** Kind of each unit, from 0. Units of one kind add the same to every column. */
  readonly kindOf: ArrayLike<number>;
  /** What a unit of each kind adds to each column; all equally long. */
  readonly rows: readonly Float64Array[];
}

/**
 * Totals of several columns in every resample of the cluster bootstrap.
 *
 * Use it for statistics that depend on the data through totals only: means, ratios, kappa and alpha from contingency tables.
 * One call serves all of them, so that they share their resamples. For a single mean over many distinct values
 * `bootstrapMeans` does as well.
 *
 * Formula in words: the total of a column in a resample is the sum over units of what the unit adds to the column, times how
 * often the resample drew its cluster. Units are counted by kind first, which is exact, and each kind's row enters once.
 *
 * Source: Davison and Hinkley (1997), Bootstrap Methods and their Application, section 3.8 (clusters); the statistic as a
 * function of frequencies: section 2.7, doi:10.1017/CBO9780511802843.
 *
 * Complexity: O(units * (log units + resamples / 2) + entries of the rows other than 0 * resamples).
 *
 * Edge cases:
 * - No unit: all totals are 0. A kind without units adds nothing.
 * - Rows of whole numbers give whole totals, exactly. Others are added up kind by kind in the order of the rows, so that the
 *   order of the units means nothing, not even for the last digit.
 *
 * @param options resamples, and cluster, kind and row of the units
 * @returns for each column its total in each resample
 * @throws RangeError if the lengths differ, or a cluster or a kind is out of range
 */
export function bootstrapTotals(options: BootstrapTotalsOptions): Float64Array[] {
  const { counts, rows } = options;
  const { resamples } = counts;
  const columns = rows[0]?.length ?? 0;
  const totals = Array.from({ length: columns }, () => new Float64Array(resamples));
  const draws = packedDraws(counts);
  const units = sortedUnits(options);
  const drawn = new Float64Array(draws.words * 2);
  let next = 0;
  for (const [kind, row] of rows.entries()) {
    if (row.length !== columns) {
      throw new RangeError(`Cannot total columns: got a row of ${row.length} entries after ${columns}`);
    }
    const start = next;
    while (next < units.length && (units[next] ?? 0) < (kind + 1) * counts.clusters) next++;
    if (next === start) continue;
    countDrawn(drawn, draws, clustersOf(units, { start, end: next, offset: kind * counts.clusters }));
    for (const [column, entry] of row.entries()) {
      const total = totals[column];
      if (entry !== 0 && total !== undefined) addTimes(total, drawn, entry);
    }
  }
  return totals;
}

/** The units as kind * clusters + cluster, from the smallest up. */
function sortedUnits({ counts, clusterOf, kindOf, rows }: BootstrapTotalsOptions): Float64Array {
  if (clusterOf.length !== kindOf.length) {
    throw new RangeError(`Cannot total columns: got ${clusterOf.length} clusters, ${kindOf.length} kinds`);
  }
  const units = new Float64Array(kindOf.length);
  for (let unit = 0; unit < units.length; unit++) {
    const cluster = clusterOf[unit] ?? -1;
    const kind = kindOf[unit] ?? -1;
    if (!(cluster >= 0 && cluster < counts.clusters && kind >= 0 && kind < rows.length)) {
      throw new RangeError(`Cannot total columns: got a unit of kind ${kind} in cluster ${cluster}`);
    }
    units[unit] = kind * counts.clusters + cluster;
  }
  return units.sort();
}

/** A cluster, and how many units of one kind it has. */
interface ClusterUnits {
  readonly cluster: number;
  readonly units: number;
}

function clustersOf(
  units: Float64Array,
  { start, end, offset }: { readonly start: number; readonly end: number; readonly offset: number },
): readonly ClusterUnits[] {
  const clusters: ClusterUnits[] = [];
  let at = start;
  while (at < end) {
    const first = at;
    while (at < end && units[at] === units[first]) at++;
    clusters.push({ cluster: (units[first] ?? 0) - offset, units: at - first });
  }
  return clusters;
}

/** What fits into the half of a word. */
const FULL = 65_535;

/** Fills `drawn` with how many units of some clusters each resample drew. */
function countDrawn(drawn: Float64Array, draws: PackedDraws, clusters: readonly ClusterUnits[]): void {
  drawn.fill(0);
  const sums = new Int32Array(draws.words);
  const mostAtOnce = Math.max(1, Math.floor(FULL / Math.max(1, draws.most)));
  let held = 0;
  for (const { cluster, units } of clusters) {
    for (let left = units; left > 0;) {
      const now = Math.min(left, mostAtOnce);
      if (held + now > mostAtOnce) {
        unpack(drawn, sums);
        held = 0;
      }
      addPacked(sums, draws.packed.subarray(cluster * draws.words, (cluster + 1) * draws.words), now);
      held += now;
      left -= now;
    }
  }
  unpack(drawn, sums);
}

function addPacked(sums: Int32Array, packed: Int32Array, units: number): void {
  if (units === 1) {
    for (let word = 0; word < sums.length; word++) sums[word] = (sums[word] ?? 0) + (packed[word] ?? 0);
  } else {
    for (let word = 0; word < sums.length; word++)
      sums[word] = (sums[word] ?? 0) + Math.imul(packed[word] ?? 0, units);
  }
}

/** Moves packed sums over to where each resample has a place of its own. */
function unpack(drawn: Float64Array, sums: Int32Array): void {
  for (let word = 0; word < sums.length; word++) {
    const both = sums[word] ?? 0;
    drawn[2 * word] = (drawn[2 * word] ?? 0) + (both & FULL);
    drawn[2 * word + 1] = (drawn[2 * word + 1] ?? 0) + (both >>> 16);
  }
  sums.fill(0);
}

function addTimes(total: Float64Array, drawn: Float64Array, entry: number): void {
  for (let resample = 0; resample < total.length; resample++)
    total[resample] = (total[resample] ?? 0) + entry * (drawn[resample] ?? 0);
}
