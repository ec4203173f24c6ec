import type { Estimate } from "./estimate.js";

/** What one term of the regression does to the choice of the output shown first. */
export interface BiasTerm {
  /** In log-odds, given the other terms. */
  readonly logOdds: Estimate;
  /** In shares of choices. */
  readonly points: Estimate;
}

/** Names of the terms whose effect is a bias. */
export const biasTerms = ["position", "letter", "length", "markup", "own"] as const;

/** The name of such a term. */
export type BiasTermName = (typeof biasTerms)[number];

/**
 * The regression of whether the output shown first was picked, on place, letter, gold, length, markup and own family. Points of
 * `position`: the share of choices for the output shown first between two outputs that do not differ otherwise, minus one
 * half. Of the others: the mean change for one unit, which is one root mean square of the differences for length and markup.
 */
export interface BiasRegression {
  /** Decided choices behind it. */
  readonly n: number;
  readonly clusters: number;
  readonly gold: Estimate;
  /** A term that was left out is undefined, with the reason. */
  readonly terms: Readonly<Record<BiasTermName, BiasTerm>>;
  /** What else it holds: an effect for each dataset, protocol or evaluator that was pooled. */
  readonly fixedEffects: readonly string[];
  /** One unit of length, in characters, and of markup, in marks. */
  readonly units: { readonly length: number; readonly markup: number | null };
}

/** Accuracy, and what it is without the help of length. */
export interface LengthFigures {
  /** Share of right choices among decided ones on pairs with a better output. */
  readonly raw: Estimate;
  /** By a regression whose length term is set to 0. */
  readonly controlled: Estimate;
  /** On strata of like difference in length, longer and shorter better outputs counted alike. */
  readonly balanced: Estimate;
  /** Where the better output is longer, shorter, and the difference. */
  readonly longer: Estimate;
  readonly shorter: Estimate;
  readonly gap: Estimate;
}

/** How a judge treats outputs by its own family. */
export interface SelfFigures {
  /** P(own picked | own better) - P(other picked | other better). */
  readonly value: Estimate;
  readonly whenOwnBetter: Estimate;
  readonly whenOtherBetter: Estimate;
}

/**
 * Whether a judge's verdicts on several outputs of one instruction agree with an order of them; intervals are over the dataset's
 * clusters. A pair's verdict is what its trials say on balance, both positions together.
 */
export interface Transitivity {
  /** Instructions with three or more outputs that pairs connect, and their outputs and pairs with a verdict. */
  readonly instructions: number;
  readonly outputs: number;
  readonly pairs: number;
  /** Share of sets of 3, 4 and 5 outputs, all compared, whose verdicts fit no order (NTR). */
  readonly contradictory: Readonly<Record<"3" | "4" | "5", Estimate>>;
  /** Share of pairs whose verdict does not turn round with the positions (IPI). */
  readonly instability: Estimate;
  /** Instructions of at most 12 outputs, which are searched for the order that needs the fewest changes. */
  readonly searched: number;
  /** Least share of verdicts that must change so that those of each instruction fit one order, and how many an instruction (TOV). */
  readonly violation: Estimate;
  readonly changes: Estimate;
}

/** How often an evaluator's scores under one protocol contradict its comparisons under another, on the same pairs. */
export interface ScoreConflict {
  readonly evaluator: string;
  /** The protocol that scored both outputs alone, and the one that compared them. */
  readonly scores: string;
  readonly compares: string;
  readonly datasets: readonly string[];
  /** Pairs that both judged. */
  readonly pairs: number;
  readonly clusters: number;
  /** Share of pairs in which the two do not say the same, ties included; and in which they say the opposite. */
  readonly strict: Estimate;
  readonly loose: Estimate;
}

/** Consistency and bias of one judge, or of several pooled. */
export interface BiasRow {
  /** One value for each key asked for. */
  readonly keys: Readonly<Record<string, string>>;
  readonly datasets: readonly string[];
  /** Cells that are pooled. */
  readonly cells: number;
  /** Pairs of the datasets, however many cells judged them. */
  readonly pairs: number;
  readonly clusters: number;
  /** Trials, and those of them that chose one output. */
  readonly trials: number;
  readonly decided: number;
  /** Share of pairs with the same preference in both positions. */
  readonly consistency: Estimate;
  /** (second preferred - first preferred) / pairs shown both ways; -1..1. */
  readonly fairness: Estimate;
  /** The same among inconsistent pairs alone. */
  readonly fairnessAmongInconsistent: Estimate;
  /** Shares for the output shown first, for the first letter, minus one half. `together`: where letters follow places. */
  readonly lean: { readonly position: Estimate; readonly letter: Estimate; readonly together: Estimate };
  /** Flips between positions, between repeats, and the difference. */
  readonly flips: { readonly between: Estimate; readonly within: Estimate; readonly bias: Estimate };
  readonly repetitionStability: Estimate;
  readonly regression: BiasRegression | { readonly undefined: string };
  readonly accuracy: LengthFigures;
  readonly selfPreference: SelfFigures;
  readonly transitivity: Transitivity | { readonly undefined: string };
}

/** A part of a dataset where a rule that reads nothing does well. */
export interface DegenerateSlice {
  readonly dataset: string;
  /** Absent: the whole dataset. */
  readonly tag?: { readonly name: string; readonly value: string } | undefined;
  readonly n: number;
  readonly rule: string;
  /** Of the rule, with an interval that allows for its being the best of several. */
  readonly accuracy: Estimate;
}

/** `reife bias <run>`. */
export interface BiasReport {
  readonly schema: "reife/bias/1";
  readonly run: string;
  readonly by: readonly string[];
  readonly rows: readonly BiasRow[];
  /** For each evaluator every scoring protocol beside every comparing one. */
  readonly conflicts: readonly ScoreConflict[] | { readonly undefined: string };
  readonly degenerate: readonly DegenerateSlice[];
  /** Pairs behind the rows, and those of them whose outputs have no counts of markup: with any there is no effect of it. */
  readonly markup: { readonly pairs: number; readonly uncounted: number };
}
