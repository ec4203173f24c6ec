/** Values closer than this are equal. */
const rounding = 1e-12;

/** For each row the share of resamples in which it has the largest value; rows that share it share the win. */
export function firstShares(rows: readonly Float64Array[]): readonly number[] {
  const shares = rows.map(() => 0);
  const resamples = rows[0]?.length ?? 0;
  for (let at = 0; at < resamples; at++) {
    let most = -Infinity;
    for (const row of rows) most = Math.max(most, row[at] ?? 0);
    const winners = [...rows.keys()].filter((row) => (rows[row]?.[at] ?? 0) >= most - rounding);
    for (const winner of winners) shares[winner] = (shares[winner] ?? 0) + 1 / winners.length / resamples;
  }
  // Rounded so that all resamples are all.
  return shares.map((share) => Math.round(share * 1e12) / 1e12);
}
