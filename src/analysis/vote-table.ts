import { credit } from "../core/credit.js";
import type { InstanceFacts } from "../core/instance-facts.js";
import type { Judgment } from "../core/judgment.js";
import type { Preference } from "../core/preference.js";
import type { VerdictOutcome } from "../core/outcome.js";
import { pairGold } from "../metrics/pair-gold.js";
import type { Rater } from "./rater.js";

/** Votes as bytes: for the output shown first, for the one shown second, a tie, none. */
export const voteCode = { first: 0, second: 1, tie: 2, none: -1 } as const;

/** The votes of several raters on the trials that all of them have run. */
export interface VoteTable {
  /** Instances with at least one such trial. */
  readonly instances: readonly InstanceFacts[];
  /** By trial, the place of its instance. */
  readonly instanceOf: Int32Array;
  /** By rater: a `voteCode` for each trial. */
  readonly votes: readonly Int8Array[];
  /** By rater: the probability, 0..1, that the output shown first is better; one half where there is no verdict. */
  readonly probabilities: readonly Float64Array[];
  /** By trial and then by `voteCode`, three in a row: what such a verdict earns, 0..1. */
  readonly credits: Float64Array;
  /** Instances that some rater has judged, but not all. */
  readonly leftOut: number;
}

/**
 * Lays out the votes of raters on pairs, in the order shown, read by our own parsers. A trial that one of them has not run is
 * left out for all. A reply that cannot be read, or that never came, is no vote.
 */
export function voteTable(raters: readonly Rater[], facts: readonly InstanceFacts[]): VoteTable {
  const trials = raters.map(trialsOf);
  const common = [...(trials[0] ?? new Map<string, Judgment>())].filter(([key]) =>
    trials.every((own) => own.has(key)),
  );
  const keyed = new Map(common.map(([key, judgment]) => [key, instanceKey(judgment)]));
  const wanted = new Set(keyed.values());
  const instances = facts.filter(({ dataset, id }) => wanted.has(`${dataset}\n${id}`));
  const places = new Map(instances.map(({ dataset, id }, place) => [`${dataset}\n${id}`, place]));
  const keys = [...keyed.keys()].sort((a, b) => placeIn(places, keyed, a) - placeIn(places, keyed, b));
  const judged = new Set(trials.flatMap((own) => [...own.values()].map(instanceKey)));
  return {
    instances,
    instanceOf: Int32Array.from(keys, (key) => placeIn(places, keyed, key)),
    votes: trials.map((own) => Int8Array.from(keys, (key) => voteOf(own.get(key)))),
    probabilities: trials.map((own) => Float64Array.from(keys, (key) => probabilityOf(own.get(key)))),
    credits: Float64Array.from(
      keys.flatMap((key) => {
        const instance = instances[placeIn(places, keyed, key)];
        const judgment = trials[0]?.get(key);
        return instance === undefined || judgment === undefined ? [0, 0, 0] : creditsOf(judgment, instance);
      }),
    ),
    leftOut: judged.size - instances.length,
  };
}

function trialsOf({ cells }: Rater): Map<string, Judgment> {
  return new Map(
    cells.flatMap(({ judgments }) =>
      judgments.map((judgment): [string, Judgment] => [
        `${instanceKey(judgment)}\n${judgment.presentation}\n${judgment.repeat}`,
        judgment,
      ]),
    ),
  );
}

function instanceKey({ dataset, instance }: Judgment): string {
  return `${dataset}\n${instance}`;
}

function placeIn(
  places: ReadonlyMap<string, number>,
  keyed: ReadonlyMap<string, string>,
  key: string,
): number {
  return places.get(keyed.get(key) ?? "") ?? -1;
}

function verdictOf(judgment: Judgment | undefined): VerdictOutcome | undefined {
  const outcome = judgment?.ownOutcome ?? judgment?.outcome;
  return outcome?.kind === "verdict" ? outcome : undefined;
}

function voteOf(judgment: Judgment | undefined): number {
  const outcome = verdictOf(judgment);
  return outcome === undefined ? voteCode.none : voteCode[outcome.verdict];
}

/** As in a jury's rule `mean`: a verdict never speaks against itself. */
function probabilityOf(judgment: Judgment | undefined): number {
  const outcome = verdictOf(judgment);
  if (outcome === undefined || outcome.verdict === "tie") return 0.5;
  const own = Math.max(0.5, outcome.confidence ?? 1);
  return outcome.verdict === "first" ? own : 1 - own;
}

function creditsOf({ presentation }: Judgment, instance: InstanceFacts): readonly number[] {
  const gold = pairGold(instance);
  const [first, second]: readonly [Preference, Preference] = presentation.startsWith("original")
    ? ["A", "B"]
    : ["B", "A"];
  return [credit(first, gold), credit(second, gold), credit("tie", gold)];
}
