import type { BiasRow } from "../../core/bias.js";
import type { PresentationId } from "../../core/presentation-id.js";
import { flipSplit } from "../../stats/flip-split.js";
import { positionLetterLean, type LeanItem } from "../../stats/position-letter-lean.js";
import { preferenceFairness } from "../../stats/preference-fairness.js";
import { repetitionStability } from "../../stats/repetition-stability.js";
import type { SwappedPair } from "../../stats/swapped-pair.js";
import type { ChoiceTrial } from "./choice-trial.js";
import { estimateOf } from "../estimate-of.js";
import { preferredOutput } from "./preferred-output.js";

/** What places and letters do to a judge. */
export type PositionBias = Pick<
  BiasRow,
  "consistency" | "fairness" | "fairnessAmongInconsistent" | "lean" | "flips" | "repetitionStability"
>;

/** Consistency, fairness, leans and the split of flips, from all verdicts, ties included. */
export function positionBias(trials: readonly ChoiceTrial[]): PositionBias {
  const items = itemsOf(trials);
  const pairs = items.flatMap(swappedPairs);
  const fairness = preferenceFairness(pairs);
  const leans = positionLetterLean(items.map(leanItem));
  const glued = trials.some(({ presentation }) => presentation.endsWith("glued"));
  const untold = { undefined: "letters were not moved apart from places: set presentations: full" };
  const flips = flipSplit(
    items.map(({ cluster, by }) => ({
      cluster,
      original: by.original.map(answerOf),
      swapped: by.swapped.map(answerOf),
    })),
  );
  const questions = items.flatMap(({ cluster, by }) =>
    Object.values(by).map((asked) => ({ cluster, answers: asked.map(answerOf) })),
  );
  return {
    consistency: pairs.length === 0 ? unpaired : estimateOf(fairness.consistency),
    fairness: pairs.length === 0 ? unpaired : estimateOf(fairness.fairness),
    fairnessAmongInconsistent: pairs.length === 0 ? unpaired : estimateOf(fairness.amongInconsistent),
    lean: {
      position: glued ? estimateOf(leans.position) : untold,
      letter: glued ? estimateOf(leans.letter) : untold,
      together: pairs.length === 0 ? unpaired : estimateOf(leans.together),
    },
    flips: {
      between: estimateOf(flips.between),
      within: estimateOf(flips.within),
      bias: estimateOf(flips.bias, "cluster-robust, skew allowed for"),
    },
    repetitionStability: estimateOf(repetitionStability(questions)),
  };
}

const unpaired = { undefined: "no pair has a verdict in both positions" };

interface Item {
  readonly cluster: string;
  /** Its trials by presentation, in the order of repeats. */
  readonly by: Readonly<Record<PresentationId, ChoiceTrial[]>>;
}

function itemsOf(trials: readonly ChoiceTrial[]): readonly Item[] {
  const items = new Map<string, Item>();
  for (const trial of trials) {
    const known = items.get(trial.item);
    const item = known ?? {
      cluster: trial.cluster,
      by: { original: [], swapped: [], "original-glued": [], "swapped-glued": [] },
    };
    if (known === undefined) items.set(trial.item, item);
    item.by[trial.presentation].push(trial);
  }
  return [...items.values()];
}

/** Each verdict on A shown first beside one on B shown first, letters alike. */
function swappedPairs({ cluster, by }: Item): readonly SwappedPair[] {
  const pairs = (one: readonly ChoiceTrial[], other: readonly ChoiceTrial[]): readonly SwappedPair[] =>
    one.flatMap((trial, repeat) => {
      const swapped = other[repeat];
      return swapped === undefined ? [] : [{ cluster, original: trial.verdict, swapped: swapped.verdict }];
    });
  return [...pairs(by.original, by.swapped), ...pairs(by["original-glued"], by["swapped-glued"])];
}

function leanItem({ cluster, by }: Item): LeanItem {
  const share = (trials: readonly ChoiceTrial[]): number | undefined =>
    trials.length === 0 ? undefined : trials.reduce((sum, trial) => sum + shareOfA(trial), 0) / trials.length;
  return {
    cluster,
    shares: [share(by.original), share(by.swapped), share(by["original-glued"]), share(by["swapped-glued"])],
  };
}

function shareOfA(trial: ChoiceTrial): number {
  const output = preferredOutput(trial);
  return output === undefined ? 0.5 : 1 - output;
}

function answerOf(trial: ChoiceTrial): string {
  return String(preferredOutput(trial) ?? "tie");
}
