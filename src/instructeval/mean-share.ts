import type { Share } from "./share.js";

/**
 * The mean of several independent means, all alike: its standard error is the root of the sum of their squares over their number, its
 * degrees of freedom Satterthwaite's. Undefined without any.
 *
 * Source: Satterthwaite (1946), Biometrics Bulletin 2(6), pp. 110-114.
 */
export function meanShare(shares: readonly Share[]): Share | undefined {
  if (shares.length === 0) return undefined;
  const count = shares.length;
  const value = shares.reduce((sum, share) => sum + share.value, 0) / count;
  const clusters = shares.reduce((sum, share) => sum + share.clusters, 0);
  const variances = shares.map(({ se }) => (se === undefined ? undefined : (se / count) ** 2));
  const known = variances.filter((variance) => variance !== undefined);
  if (known.length < count) return { value, se: undefined, df: 1, clusters };
  const total = known.reduce((sum, variance) => sum + variance, 0);
  const spread = known.reduce((sum, variance, index) => sum + variance ** 2 / (shares[index]?.df ?? 1), 0);
  return { value, se: Math.sqrt(total), df: spread === 0 ? clusters - 1 : total ** 2 / spread, clusters };
}
