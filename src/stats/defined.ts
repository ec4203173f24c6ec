/**
 * A statistic that may not exist: its value, or the reason why there is none. `NaN`, `Infinity` and a stand-in
 * such as 0 never appear as a `value`.
 */
export type Defined = { readonly value: number } | { readonly undefined: string };
