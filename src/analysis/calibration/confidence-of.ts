import type { ConfidenceSource } from "../../core/calibration.js";
import type { CellFacts } from "../../core/cell-facts.js";
import { credit } from "../../core/credit.js";
import type { InstanceFacts } from "../../core/instance-facts.js";
import type { Judgment } from "../../core/judgment.js";
import type { PickOutcome, ScoresOutcome, VerdictOutcome } from "../../core/outcome.js";
import { pickCredit } from "../../core/pick-credit.js";

/** An answer of a judge: how sure it was, by what, and whether it was right. */
export interface SureAnswer {
  readonly source?: ConfidenceSource | undefined;
  /** Undefined: the answer has none. */
  readonly confidence?: number | undefined;
  /** Undefined: no gold speaks of it. */
  readonly right?: boolean | undefined;
}

/**
 * The answers of a judgment with their confidences: one verdict or pick, or one score for each criterion that has a distribution
 * (or one without a confidence, where none has). Of a verdict by token probabilities that is the verdict's; of one by several
 * calls their share that says the same; of one by two scores the distance of their means, which is no probability; of a
 * distribution of answers the largest. Right is what equals the gold; half right is not.
 */
export function confidenceOf(
  judgment: Judgment,
  { adapter, facts }: { readonly adapter: CellFacts["adapter"]; readonly facts: InstanceFacts },
): readonly SureAnswer[] {
  const { outcome } = judgment;
  switch (outcome.kind) {
    case "verdict":
    case "pick": {
      const right = isRight(judgment, facts);
      return [{ ...sureness(outcome, { adapter, calls: judgment.calls.length }), right }];
    }
    case "scores":
      return answersOf(outcome, facts);
    case "unparsed":
    case "failed":
      return [];
  }
}

function isRight({ preference, picked }: Judgment, { gold }: InstanceFacts): boolean | undefined {
  if (gold.kind === "pair" && preference !== undefined) return credit(preference, gold.preference) === 1;
  if (gold.kind === "best" && picked !== undefined) return pickCredit(picked, gold.index) === 1;
  return undefined;
}

function sureness(
  outcome: VerdictOutcome | PickOutcome,
  { adapter, calls }: { readonly adapter: string; readonly calls: number },
): Pick<SureAnswer, "source" | "confidence"> {
  const { confidence, scores, basis } = outcome;
  if (confidence === undefined) {
    const distance = scores === undefined ? undefined : marginOf(scores);
    return distance === undefined ? {} : { source: "score margin", confidence: distance };
  }
  if (adapter === "jury" || adapter === "cascade") return { source: "members", confidence };
  if (adapter === "imported") return { source: "stated", confidence };
  const byTokens = basis === "probabilities" || calls === 1;
  return { source: byTokens ? "token probabilities" : "vote share", confidence };
}

/** How far the mean score of the best output lies above that of the next. */
function marginOf(scores: NonNullable<VerdictOutcome["scores"]>): number | undefined {
  const means = scores.map((output) => {
    const numbers = Object.values(output).filter((score) => score !== "not-applicable");
    return numbers.length === 0 ? undefined : numbers.reduce((sum, score) => sum + score, 0) / numbers.length;
  });
  const known = means.filter((mean) => mean !== undefined).sort((a, b) => b - a);
  const [best, next] = known;
  return known.length < means.length || best === undefined || next === undefined ? undefined : best - next;
}

function answersOf(
  { scores, distributions = {} }: ScoresOutcome,
  { gold }: InstanceFacts,
): readonly SureAnswer[] {
  const golds = gold.kind === "scores" ? gold.scores : {};
  return Object.keys(scores).map((criterion) => {
    const shares = Object.entries(distributions[criterion] ?? {});
    const human = golds[criterion];
    if (shares.length === 0) return { right: human === undefined ? undefined : scores[criterion] === human };
    const [answer, confidence] = shares.reduce((best, one) => (one[1] > best[1] ? one : best));
    const right = human === undefined ? undefined : Number(answer) === human;
    return { source: "answer probabilities", confidence, right };
  });
}
