/** A question of FLASK, or of any set of instructions. */
export interface Question {
  /** Unique in its set. */
  readonly id: string;
  readonly instruction: string;
  readonly reference?: string | undefined;
  /** The set that it was taken from, where that is said. */
  readonly task?: string | undefined;
  /** As `skillNamed` gives them; empty: nobody has labelled it. */
  readonly skills: readonly string[];
  /** Empty: nobody has labelled it. */
  readonly domains: readonly string[];
  /** Absent: nobody has labelled it. */
  readonly difficulty?: string | undefined;
}
