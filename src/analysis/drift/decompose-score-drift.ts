import type { DriftCause, TrialCause } from "../../core/drift.js";
import { correlationDifference } from "../../stats/correlation-difference.js";
import { midRanks } from "../../stats/mid-ranks.js";
import { spearmanCorrelation } from "../../stats/spearman-correlation.js";
import type { DecomposedDrift } from "./decompose-drift.js";
import { countCauses } from "./count-causes.js";

/** Scores by criterion. */
type Scores = Readonly<Record<string, number>>;

/** What each trial was scored: by instance, then by presentation and repeat; empty where it has no score. */
export type TrialScores = ReadonlyMap<string, ReadonlyMap<string, Scores>>;

/** One cell of scores in two runs. */
export interface DecomposeScoreDriftParts {
  readonly before: TrialScores;
  readonly after: TrialScores;
  /** What humans gave an instance in each run; undefined where that run has no such instance. */
  readonly goldBefore: (instance: string) => Scores | undefined;
  readonly goldAfter: (instance: string) => Scores | undefined;
  /** Whether an instance is the same one in both runs. */
  readonly isSame: (instance: string) => boolean;
  /** How a trial that both have came to its outcomes. */
  readonly causeOf: (instance: string, trial: string) => TrialCause;
  readonly clusterOf: (instance: string) => string;
  readonly seed: number;
  readonly resamples: number;
}

/** In which order the outcomes of the trials in common are changed; the judge's come last, beside those that were not the judge's doing. */
const order = ["protocol", "parser", "failures", "unknown", "judge"] as const;

/** Scores are resampled no more often than what this many of them allow: at least 200 times. */
const mostWork = 3_000_000;

/**
 * Takes the difference of two correlations (Spearman's, of a judge's scores with human scores, over outputs x criteria x
 * repeats pooled) apart, exactly. A correlation is no mean over trials, so it is changed step by step: from all trials of the
 * first run to those in common, by the gold of the second, cause by cause to the outcomes of the second, to all of its trials.
 * Each step's change is its cause's part. The judge's part has the interval and the p-value of a difference of correlations on the
 * scores that both runs have. Undefined where the runs have no trial in common; a reason where a step has no correlation.
 */
export function decomposeScoreDrift(
  parts: DecomposeScoreDriftParts,
): DecomposedDrift | { readonly undefined: string } | undefined {
  const { before, after, goldBefore, goldAfter } = parts;
  const common = commonTrials(parts);
  if (common.length === 0) return undefined;
  const changed = (causes: readonly TrialCause[]): readonly Trial[] =>
    common.map((trial) => ({ ...trial, scores: causes.includes(trial.cause) ? trial.now : trial.scores }));
  const outcomes = order.map((_, place) => changed(order.slice(0, place + 1)));
  const states: readonly (readonly Unit[])[] = [
    unitsOf(trialsOf(before, parts), goldBefore),
    unitsOf(common, goldBefore),
    ...[common, ...outcomes].map((trials) => unitsOf(trials, goldAfter)),
    unitsOf(trialsOf(after, parts), goldAfter),
  ];
  const values: number[] = [];
  for (const units of states) {
    const found = correlationOf(units);
    if ("undefined" in found) return found;
    values.push(found.value);
  }
  const step = (place: number): number => (values[place] ?? 0) - (values[place - 1] ?? 0);
  const [first = 0, last = 0] = [values[0], values.at(-1)];
  const own = order.map((cause, place): [TrialCause, number] => [cause, step(place + 3)]);
  const moved = {
    ...{ sample: step(1) + step(states.length - 1), gold: step(2) },
    ...Object.fromEntries(own),
  } as Readonly<Record<DriftCause, number>>;
  const causes = countCauses(common.map(({ cause }) => cause));
  return {
    ...{ before: first, after: last, change: last - first, parts: moved },
    instances: new Set(common.map(({ instance }) => instance)).size,
    clusters: new Set(common.map(({ cluster }) => cluster)).size,
    trials: common.length,
    causes,
    judge:
      causes.judge === 0
        ? { change: { value: 0 }, p: { undefined: "no reply to a prompt of both runs differs" } }
        : inferenceOf(states.at(-2) ?? [], states.at(-3) ?? [], parts),
  };
}

interface Trial {
  readonly instance: string;
  readonly trial: string;
  readonly cluster: string;
  readonly scores: Scores;
}

interface CommonTrial extends Trial {
  readonly cause: TrialCause;
  /** What the second run has of it. */
  readonly now: Scores;
}

function trialsOf(
  scored: TrialScores,
  { clusterOf }: Pick<DecomposeScoreDriftParts, "clusterOf">,
): readonly Trial[] {
  return [...scored].flatMap(([instance, trials]) =>
    Array.from(trials, ([trial, scores]) => ({ instance, trial, cluster: clusterOf(instance), scores })),
  );
}

function commonTrials(parts: DecomposeScoreDriftParts): readonly CommonTrial[] {
  const { before, after, isSame, causeOf } = parts;
  return trialsOf(before, parts).flatMap((entry) => {
    const now = after.get(entry.instance)?.get(entry.trial);
    if (now === undefined || !isSame(entry.instance)) return [];
    return [{ ...entry, now, cause: causeOf(entry.instance, entry.trial) }];
  });
}

interface Unit {
  readonly key: string;
  readonly cluster: string;
  readonly judge: number;
  readonly human: number;
}

/** The scores that both the judge and humans gave. */
function unitsOf(
  trials: readonly Trial[],
  goldOf: (instance: string) => Scores | undefined,
): readonly Unit[] {
  return trials.flatMap(({ instance, trial, cluster, scores }) => {
    const gold = goldOf(instance) ?? {};
    return Object.entries(scores).flatMap(([criterion, judge]): Unit[] => {
      const human = gold[criterion];
      const key = JSON.stringify([instance, trial, criterion]);
      return human === undefined ? [] : [{ key, cluster, judge, human }];
    });
  });
}

function correlationOf(units: readonly Unit[]): ReturnType<typeof spearmanCorrelation> {
  return spearmanCorrelation(
    units.map(({ judge }) => judge),
    units.map(({ human }) => human),
  );
}

function inferenceOf(
  now: readonly Unit[],
  then: readonly Unit[],
  { seed, resamples }: Pick<DecomposeScoreDriftParts, "seed" | "resamples">,
): DecomposedDrift["judge"] {
  const old = new Map(then.map((unit) => [unit.key, unit.judge]));
  const both = now.flatMap((unit) => {
    const was = old.get(unit.key);
    return was === undefined ? [] : [{ ...unit, was }];
  });
  const draws = Math.min(resamples, Math.max(200, Math.floor(mostWork / Math.max(1, both.length))));
  const found = correlationDifference({
    first: both.map(({ judge }) => judge),
    second: both.map(({ was }) => was),
    gold: both.map(({ human }) => human),
    clusters: both.map(({ cluster }) => cluster),
    ...{ correlate: spearmanCorrelation, scale: midRanks, seed, resamples: draws, swaps: draws },
  });
  if ("undefined" in found) return { change: found, p: found };
  const { value, low, high, p } = found;
  return {
    change: { value, low, high, method: "paired cluster bootstrap" },
    p: { value: p, method: "permutation of the runs" },
  };
}
