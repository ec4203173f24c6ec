import type { SurroundingsFlags } from "../compose/surroundings.js";

/** What a worker is told to make: pages of a run as far as it has come. */
export interface SiteOrder {
  readonly folder: string;
  readonly out: string;
  readonly flags: SurroundingsFlags;
}

/** What it says at its end. */
export type SiteOutcome =
  | { readonly kind: "made" }
  /** The run has no judgments yet. */
  | { readonly kind: "empty" }
  /** `text`: as for a terminal. */
  | { readonly kind: "failed"; readonly text: string };
