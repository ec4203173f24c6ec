import type { Preference } from "./preference.js";

/** How a gold came about: who vouches for it. */
export type GoldKind = "majority" | "expert" | "objective" | "construction" | "authors";

/** The human (or constructed) verdict on a pair, with the single votes where the dataset has them. */
export interface PairGold {
  readonly kind: "pair";
  readonly preference: Preference;
  /** One entry an annotator, in the dataset's order of annotators. */
  readonly votes?: readonly Preference[] | undefined;
  /** Whose votes they are, one id a vote. Absent: nobody says, and equal places need not be the same person. */
  readonly annotators?: readonly string[] | undefined;
  /** Why this is the gold, where the dataset says. */
  readonly reason?: string | undefined;
}

/** Human scores of one output, by criterion; `ratings` holds the single annotators' scores where there are several. */
export interface ScoreGold {
  readonly kind: "scores";
  readonly scores: Readonly<Record<string, number>>;
  readonly ratings?: Readonly<Record<string, readonly number[]>> | undefined;
  /** Whose ratings they are, by criterion, one id a rating. Absent: nobody says. */
  readonly annotators?: Readonly<Record<string, readonly string[]>> | undefined;
}

/** The index (from 0) of the best of k outputs. */
export interface BestGold {
  readonly kind: "best";
  readonly index: number;
  /** Why this is the gold, where the dataset says. */
  readonly reason?: string | undefined;
}

/** What humans said of an instance. Judges and protocols never see it. */
export type Gold = PairGold | ScoreGold | BestGold;
