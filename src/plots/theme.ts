/** The colours of a drawing: literal ones for a file, `var(--...)` for a page that has themes of its own. */
export interface Theme {
  readonly ground: string;
  readonly ink: string;
  /** Axes, notes and whatever is not data. */
  readonly muted: string;
  readonly grid: string;
  /** Above and below zero. */
  readonly gain: string;
  readonly loss: string;
  /** Series, apart for all kinds of colour vision and of unequal lightness; marks and dashes tell them apart as well. */
  readonly series: readonly string[];
}
