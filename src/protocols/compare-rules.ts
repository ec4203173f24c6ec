import type { Verdict } from "../core/verdict.js";

/** The scores of the outputs shown first and second; undefined where the reply could not be read. */
export interface ScoredPair {
  readonly first: number | undefined;
  readonly second: number | undefined;
  /** Scores no further apart than this are a tie. */
  readonly margin: number;
}

/** Compares two outputs that were scored alone. Undefined: no verdict. */
export type CompareRule = (pair: ScoredPair) => Verdict | undefined;

function higherScore({ first, second, margin }: ScoredPair): Verdict | undefined {
  if (first === undefined || second === undefined) return undefined;
  if (Math.abs(first - second) <= margin) return "tie";
  return first > second ? "first" : "second";
}

/** The rule of the LLMBar authors, for their published figures only: it never abstains and never ties. */
function llmbarHigherScore({ first, second }: ScoredPair): Verdict {
  if (first === undefined || second === undefined) return "first";
  return first > second ? "first" : "second";
}

/** How scored pairs are compared, by name. */
export const compareRules: Readonly<Record<string, CompareRule>> = {
  "higher-score": higherScore,
  "llmbar-higher-score": llmbarHigherScore,
};
