import type { LengthFigures } from "../../core/bias.js";
import { goldOutput } from "../../metrics/gold-output.js";
import { clusteredStandardError } from "../../stats/clustered-standard-error.js";
import { lengthBalancedAccuracy } from "../../stats/length-balanced-accuracy.js";
import { lengthControlledAccuracy } from "../../stats/length-controlled-accuracy.js";
import type { ChoiceTrial } from "./choice-trial.js";
import { estimateOf } from "../estimate-of.js";
import { preferredOutput } from "./preferred-output.js";
import { shownFirst } from "./shown-first.js";

/** Accuracy among decided verdicts on pairs with a better output, as it is and without the help of length. */
export function lengthBias(trials: readonly ChoiceTrial[]): LengthFigures {
  const rows = trials.flatMap(rowOf);
  const correct = rows.map((row) => row.correct);
  const clusters = rows.map((row) => row.cluster);
  const first = rows.map((row) => row.first);
  const bothPlaces = new Set(first).size === 2;
  const balanced = lengthBalancedAccuracy({
    scores: correct,
    betterLengths: rows.map((row) => row.better),
    otherLengths: rows.map((row) => row.other),
    clusters,
  });
  return {
    raw: estimateOf(clusteredStandardError({ scores: correct, clusters })),
    controlled: estimateOf(
      lengthControlledAccuracy({
        correct,
        lengthDifferences: rows.map((row) => row.better - row.other),
        covariates: bothPlaces ? { first } : {},
        clusters,
      }),
    ),
    balanced: estimateOf(balanced.balanced),
    longer: estimateOf(balanced.longer),
    shorter: estimateOf(balanced.shorter),
    gap: estimateOf(balanced.gap),
  };
}

interface Row {
  readonly correct: number;
  readonly better: number;
  readonly other: number;
  /** 1 where the better output was shown first, -1 where second. */
  readonly first: number;
  readonly cluster: string;
}

function rowOf(trial: ChoiceTrial): readonly Row[] {
  const gold = goldOutput(trial.facts);
  const preferred = preferredOutput(trial);
  if (gold === undefined || preferred === undefined) return [];
  const [better, other] = [trial.facts.lengths[gold], trial.facts.lengths[1 - gold]];
  if (better === undefined || other === undefined) return [];
  const first = shownFirst[trial.presentation].output === gold ? 1 : -1;
  return [{ correct: Number(preferred === gold), better, other, first, cluster: trial.cluster }];
}
