/**
 * How a pair is shown: two independent switches. `position` says which output stands first (`swapped`: B).
 * `labels` says which letter the first one bears: `follow` gives it the first letter, `glued` leaves the letters where
 * the other position would have put them, so that the output shown first bears the second letter. The two switches
 * together tell a lean towards a position from a lean towards a letter.
 */
export interface Presentation {
  readonly position: "original" | "swapped";
  readonly labels: "follow" | "glued";
}
