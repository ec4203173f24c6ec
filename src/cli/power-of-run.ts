import {
  pairDiscordance,
  type PairDiscordance,
  type VerdictCredits,
} from "../analysis/planning/pair-discordance.js";
import { cellKey } from "../core/cell-key.js";
import { didYouMean } from "../core/did-you-mean.js";
import { UsageError } from "../core/errors.js";
import type { PairPower } from "../core/power-plan.js";
import { groupBy } from "../leaderboard/group-by.js";
import { minimumDetectableDifference } from "../stats/minimum-detectable-difference.js";
import { pairedSampleSize } from "../stats/paired-sample-size.js";
import type { StoredRun } from "./compose/read-run.js";
import { measureCells } from "./measure-cells.js";

/** What is asked of a run's pairs of judges. */
export interface PowerQuestion {
  readonly difference: number;
  readonly power: number;
  readonly alpha: number;
  /** Two judges to plan for, as given. */
  readonly pair?: string | undefined;
}

/** What a run tells a plan. */
export interface RunPower {
  readonly pairs: readonly PairPower[];
  /** The pair that was asked for. */
  readonly named?: PairPower | undefined;
  readonly evaluators: number;
  readonly verdictsPerInstance: number;
  /** US dollars for one verdict, the mean over judges; absent: not known. */
  readonly verdictUsd?: number | undefined;
}

interface Judge {
  readonly evaluator: string;
  readonly credits: VerdictCredits;
  readonly accuracy: number;
}

/**
 * Discordance and clustering of the judges of a run that stand next to each other in accuracy, over the verdicts that both
 * gave under the same protocols. Null judges are left out. Throws a `UsageError` where the run has no two judges to compare.
 */
export function powerOfRun(run: StoredRun, question: PowerQuestion): RunPower {
  const judges = judgesOf(run);
  const clusters = new Map(run.facts.map(({ dataset, id, cluster }) => [`${dataset}\n${id}`, cluster]));
  // A cluster is of its dataset: the same name elsewhere is another.
  const clusterOf = (instance: string): string =>
    `${instance.slice(0, instance.indexOf("\n"))}\n${clusters.get(instance) ?? instance}`;
  const pairOf = (a: Judge, b: Judge): PairPower | undefined => {
    const found = pairDiscordance(a.credits, b.credits, clusterOf);
    if (found === undefined) return undefined;
    return { a: a.evaluator, b: b.evaluator, ...found, ...planned(found, question) };
  };
  const pairs = judges.slice(0, -1).flatMap((judge, place): PairPower[] => {
    const next = judges[place + 1];
    const pair = next === undefined ? undefined : pairOf(judge, next);
    return pair === undefined ? [] : [pair];
  });
  const [first] = pairs;
  if (first === undefined) {
    throw new UsageError("Cannot plan from this run: it has no two judges with verdicts on the same trials", {
      hint: "Plan from numbers: reife power --discordance 0.2 --difference 0.03",
    });
  }
  const verdictUsd = priceOf(run);
  const named = question.pair === undefined ? undefined : pairOf(...namedJudges(question.pair, judges));
  if (question.pair !== undefined && named === undefined) {
    throw new UsageError(`Cannot plan for ${question.pair}: the two have no verdicts on the same trials`);
  }
  const { verdicts, instances } = named ?? first;
  return {
    pairs,
    ...(named === undefined ? {} : { named }),
    evaluators: judges.length,
    verdictsPerInstance: verdicts / instances,
    ...(verdictUsd === undefined ? {} : { verdictUsd }),
  };
}

function namedJudges(written: string, judges: readonly Judge[]): readonly [Judge, Judge] {
  const names = written.split(",").map((name) => name.trim());
  const [first, second] = names;
  if (first === undefined || second === undefined || names.length !== 2 || first === second) {
    throw new UsageError(`Expected two judges for --pair, as in gpt-4o,gpt-4o-mini: got '${written}'`);
  }
  return [judgeNamed(first, judges), judgeNamed(second, judges)];
}

function judgeNamed(name: string, judges: readonly Judge[]): Judge {
  const known = judges.map(({ evaluator }) => evaluator);
  const found = judges.find(({ evaluator }) => evaluator === name);
  if (found !== undefined) return found;
  const meant = didYouMean(name, known);
  throw new UsageError(`The run has no judge '${name}' for --pair`, {
    hint: meant === undefined ? `It has ${known.join(", ")}` : `Did you mean '${meant}'?`,
  });
}

function judgesOf({ manifest, judgments, facts }: StoredRun): readonly Judge[] {
  const cells = manifest.cells.filter(({ task, adapter }) => task !== "pointwise" && adapter !== "null");
  const { seed } = manifest.config;
  const byCell = groupBy(judgments, cellKey);
  // No interval is asked for: the fewest resamples do.
  const measured = measureCells({
    ...{ cells, judgments: byCell, facts, callFacts: () => undefined, seed, resamples: 2 },
  });
  const judges = [...groupBy(measured, ({ cell }) => cell.evaluator)].map(([evaluator, own]): Judge => {
    const credits = new Map<string, Map<string, number>>();
    let [sum, count] = [0, 0];
    for (const { cell, credits: ofCell } of own) {
      for (const [id, trials] of ofCell()) {
        const key = `${cell.dataset}\n${id}`;
        const known = credits.get(key) ?? new Map<string, number>();
        for (const [trial, credit] of trials) {
          known.set(`${cell.protocol} ${trial}`, credit);
          sum += credit;
          count += 1;
        }
        credits.set(key, known);
      }
    }
    return { evaluator, credits, accuracy: count === 0 ? 0 : sum / count };
  });
  return judges.sort((a, b) => b.accuracy - a.accuracy || (a.evaluator < b.evaluator ? -1 : 1));
}

function planned(
  { discordance, designEffect, verdicts, instances }: PairDiscordance,
  { difference, power, alpha }: PowerQuestion,
): Pick<PairPower, "detectable" | "needed"> {
  if (discordance === 0) {
    const none = { undefined: "the two never differ" };
    return { detectable: none, needed: none };
  }
  const plan = { discordance, alpha, designEffect, power };
  const needed = pairedSampleSize({ ...plan, difference });
  return {
    detectable: minimumDetectableDifference({ ...plan, items: verdicts }),
    needed: "value" in needed ? { value: Math.ceil((needed.value * instances) / verdicts) } : needed,
  };
}

/** Mean price of a verdict of the judges that cost something, where all their calls have a price. */
function priceOf({ manifest, judgments, callFacts }: StoredRun): number | undefined {
  const paid = new Set(
    manifest.cells.flatMap(({ evaluator, adapter }) =>
      adapter === "openai" || adapter === "anthropic" ? [evaluator] : [],
    ),
  );
  const own = judgments.filter(({ evaluator }) => paid.has(evaluator));
  if (own.length === 0) return undefined;
  let total = 0;
  for (const id of new Set(own.flatMap(({ calls }) => calls))) {
    const cost = callFacts(id)?.costUsd;
    if (cost === undefined) return undefined;
    total += cost;
  }
  return total / own.length;
}
