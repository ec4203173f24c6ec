import { formatCount } from "./format-figure.js";

/** How much of some input providers had in their caches: `62 % of 12,000 input tokens from the cache`. */
export function cachedShare({ input, read }: { readonly input: number; readonly read: number }): string {
  return `${Math.floor((read / input) * 100)} % of ${formatCount(input)} input tokens from the cache`;
}
