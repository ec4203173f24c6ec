const none = new Float64Array(0);

/** The totals of one column over those of another, draw by draw; draws in which the other is 0 are left out. */
export function ratios(sums: Float64Array = none, sizes: Float64Array = none): Float64Array {
  const made = new Float64Array(sums.length);
  let kept = 0;
  for (let draw = 0; draw < sums.length; draw += 1) {
    const size = sizes[draw] ?? 0;
    if (size !== 0) made[kept++] = (sums[draw] ?? 0) / size;
  }
  return made.subarray(0, kept);
}
