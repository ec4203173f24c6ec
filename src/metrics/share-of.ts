import type { TallyFigure } from "./tally-estimate.js";

/** The figure that is the total of one column over that of another, which also says what was seen. */
export function shareOf(sum: number, size: number): TallyFigure {
  return {
    seen: size,
    ratio: { sum, size },
    value: (total) => {
      const whole = total(size);
      return whole === 0 ? { undefined: "nothing was scored" } : { value: total(sum) / whole };
    },
  };
}
