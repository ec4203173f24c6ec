/** A line of a table of FLASK's aggregators. */
export interface FlaskCompatLine {
  /** First word of a skill, or its second where the first is "logical"; first word of a domain. */
  readonly name: string;
  readonly difficulty?: string | undefined;
  readonly sum: number;
  readonly count: number;
  /** Absent where nothing was counted: the original writes N/A by difficulty, and stops with a division by zero elsewhere. */
  readonly mean?: number | undefined;
  /** By difficulty: mean over this level and all easier ones. */
  readonly cumulative?: number | undefined;
}
