import type { CodeGrade } from "../core/code-grade.js";
import type { Estimate } from "../core/estimate.js";
import type { ProgramOutcome } from "../core/program-outcome.js";
import { clusteredWilsonInterval } from "../stats/clustered-wilson-interval.js";
import { passAtK } from "../stats/pass-at-k.js";

/** What the grades under one rule come to. */
export interface GradeSummary {
  /** Mean over problems, with Wilson's interval over them, or why there is none. */
  readonly passAtK: readonly { readonly k: number; readonly estimate: Estimate }[];
  readonly samples: number;
  /** Problems with a sample. */
  readonly problems: number;
  /** Ids of problems without one: they are in no figure. */
  readonly missing: readonly string[];
  readonly outcomes: Readonly<Record<ProgramOutcome["kind"], number>>;
}

/**
 * pass@k and counts of the grades under one rule. Problems are the clusters: an interval says how far another set of such
 * problems might differ.
 *
 * @param grades one for each sample
 * @param problems ids of all problems
 * @param ks numbers of samples that one may draw
 */
export function summariseGrades(
  grades: readonly CodeGrade[],
  problems: readonly string[],
  ks: readonly number[],
): GradeSummary {
  const outcomes = { passed: 0, failed: 0, timeout: 0, memory: 0, crashed: 0, "no-function": 0 };
  const counts = new Map<string, { samples: number; correct: number }>();
  for (const { task, outcome } of grades) {
    outcomes[outcome.kind] += 1;
    const count = counts.get(task) ?? { samples: 0, correct: 0 };
    count.samples += 1;
    count.correct += outcome.kind === "passed" ? 1 : 0;
    counts.set(task, count);
  }
  const perProblem = [...counts.values()];
  return {
    passAtK: ks.map((k) => ({ k, estimate: meanOf(perProblem, k) })),
    samples: grades.length,
    problems: counts.size,
    missing: problems.filter((id) => !counts.has(id)),
    outcomes,
  };
}

function meanOf(counts: readonly { samples: number; correct: number }[], k: number): Estimate {
  const scores = counts.map((count) => passAtK({ ...count, k })).filter((score) => typeof score === "number");
  const short = counts.length - scores.length;
  if (short > 0) return { undefined: `${short} of ${counts.length} problems have fewer than ${k} samples` };
  if (scores.length === 1) return { value: scores[0] ?? 0 };
  const found = clusteredWilsonInterval({ scores });
  if ("undefined" in found) return found;
  return { value: found.value, low: found.low, high: found.high, method: "Wilson's interval over problems" };
}
