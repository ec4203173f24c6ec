import type { DriftCause, DriftCell, TrialCause } from "../../core/drift.js";
import { clusterBootstrapInterval } from "../../stats/cluster-bootstrap-interval.js";
import { signFlipTest } from "../../stats/sign-flip-test.js";
import type { Estimate } from "../../core/estimate.js";
import { countCauses } from "./count-causes.js";

/** What each trial earned, 0..1: by instance, then by presentation and repeat. */
export type TrialCredits = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** One cell in two runs. */
export interface DecomposeDriftParts {
  /** Of the first run, by its own gold. */
  readonly before: TrialCredits;
  /** Of the first run, by the gold of the second: for the instances that are the same in both. */
  readonly regraded: TrialCredits;
  /** Of the second run. */
  readonly after: TrialCredits;
  /** How a trial that both have came to its outcomes. */
  readonly causeOf: (instance: string, trial: string) => TrialCause;
  readonly clusterOf: (instance: string) => string;
  readonly seed: number;
  readonly resamples: number;
}

/** A cell's change in parts; the p-value is not adjusted yet. */
export type DecomposedDrift = Pick<
  DriftCell,
  "before" | "after" | "change" | "parts" | "instances" | "clusters" | "trials" | "causes"
> & { readonly judge: { readonly change: Estimate; readonly p: Estimate } };

/**
 * Takes the difference of two accuracies (means over instances of the mean credit of their trials) apart, exactly: the parts
 * add up to it. On the trials that both runs have, first the gold is changed, then each trial's outcome, which is put down to
 * the trial's cause; what is left is that each run has trials that the other has not. The judge's part has a paired cluster
 * bootstrap and a sign-flip test: a judge that answers anew and as well moves by chance alone. Undefined where the runs
 * have no trial in common.
 */
export function decomposeDrift(parts: DecomposeDriftParts): DecomposedDrift | undefined {
  const { before, regraded, after, causeOf, clusterOf, seed, resamples } = parts;
  const rows = [...regraded].flatMap(([instance, credits]) => {
    const row = rowOf(
      { instance, old: before.get(instance), mid: credits, now: after.get(instance) },
      causeOf,
    );
    return row === undefined ? [] : [{ ...row, cluster: clusterOf(instance) }];
  });
  if (rows.length === 0) return undefined;
  const [first, second] = [accuracyOf(before), accuracyOf(after)];
  const meanOf = (value: (row: Row) => number): number =>
    rows.reduce((total, row) => total + value(row), 0) / rows.length;
  const [common, graded] = [meanOf(({ old }) => old), meanOf(({ mid }) => mid)];
  const part = (cause: TrialCause): number => meanOf(({ moves }) => moves[cause] ?? 0);
  const outcomes = {
    ...{ protocol: part("protocol"), parser: part("parser"), judge: part("judge") },
    ...{ failures: part("failures"), unknown: part("unknown") },
  };
  const now = meanOf((row) => row.now);
  const moved: Readonly<Record<DriftCause, number>> = {
    sample: common - first + (second - now),
    gold: graded - common,
    ...outcomes,
  };
  const clusters = rows.map(({ cluster }) => cluster);
  const differences = rows.map(({ moves }) => moves.judge ?? 0);
  const counted = countCauses(rows.flatMap(({ causes }) => causes));
  return {
    ...{ before: first, after: second, change: second - first, parts: moved, instances: rows.length },
    clusters: new Set(clusters).size,
    trials: rows.reduce((total, { causes }) => total + causes.length, 0),
    causes: counted,
    judge:
      counted.judge === 0
        ? { change: { value: 0 }, p: { undefined: "no reply to a prompt of both runs differs" } }
        : inferenceOf(differences, clusters, { seed, resamples }),
  };
}

interface Row {
  /** Mean credits of the trials in common: by the old gold, by the new one, and of the second run. */
  readonly old: number;
  readonly mid: number;
  readonly now: number;
  /** What each cause moved, in the mean over the trials. */
  readonly moves: Readonly<Partial<Record<TrialCause, number>>>;
  readonly causes: readonly TrialCause[];
  readonly cluster: string;
}

interface InstanceCredits {
  readonly instance: string;
  readonly old: ReadonlyMap<string, number> | undefined;
  readonly mid: ReadonlyMap<string, number>;
  readonly now: ReadonlyMap<string, number> | undefined;
}

function rowOf(
  { instance, old, mid, now }: InstanceCredits,
  causeOf: DecomposeDriftParts["causeOf"],
): Omit<Row, "cluster"> | undefined {
  const trials = [...mid.keys()].filter((trial) => old?.has(trial) === true && now?.has(trial) === true);
  if (trials.length === 0) return undefined;
  const causes = trials.map((trial) => causeOf(instance, trial));
  const moves: Partial<Record<TrialCause, number>> = {};
  for (const [place, trial] of trials.entries()) {
    const cause = causes[place] ?? "unknown";
    const move = (now?.get(trial) ?? 0) - (mid.get(trial) ?? 0);
    moves[cause] = (moves[cause] ?? 0) + move / trials.length;
  }
  const mean = (credits: ReadonlyMap<string, number> | undefined): number =>
    trials.reduce((total, trial) => total + (credits?.get(trial) ?? 0), 0) / trials.length;
  return { old: mean(old), mid: mean(mid), now: mean(now), moves, causes };
}

function accuracyOf(credits: TrialCredits): number {
  let total = 0;
  for (const trials of credits.values()) {
    let sum = 0;
    for (const credit of trials.values()) sum += credit;
    total += sum / trials.size;
  }
  return total / credits.size;
}

function inferenceOf(
  differences: readonly number[],
  clusters: readonly string[],
  { seed, resamples }: Pick<DecomposeDriftParts, "seed" | "resamples">,
): DecomposedDrift["judge"] {
  const interval = clusterBootstrapInterval({ scores: differences, clusters, seed, resamples });
  const value = differences.reduce((total, difference) => total + difference, 0) / differences.length;
  const test = signFlipTest({ differences, clusters, seed });
  return {
    change:
      "undefined" in interval
        ? { value }
        : { value, low: interval.low, high: interval.high, method: "paired cluster bootstrap" },
    p: "undefined" in test ? test : { value: test.p, method: "sign-flip test" },
  };
}
