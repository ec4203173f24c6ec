import { credit } from "../../core/credit.js";
import type { InstanceFacts } from "../../core/instance-facts.js";
import type { Judgment } from "../../core/judgment.js";
import { presentationNamed } from "../../core/presentation-named.js";
import { preferenceOf } from "../../core/preference-of.js";
import type { Preference } from "../../core/preference.js";
import { pairGold } from "../../metrics/pair-gold.js";
import type { Rater } from "../rater.js";

/** How raters answered the pairs of one dataset, read by our own parsers. */
export interface ResponseGrid {
  readonly instances: readonly InstanceFacts[];
  readonly raters: readonly Rater[];
  /** By rater and instance: the mean credit of its trials with a verdict, 0..1; undefined where there is none. */
  readonly responses: readonly (readonly (number | undefined)[])[];
  /** By rater and instance: its preferences in the order of the trials, `-` for a trial without one. */
  readonly votes: readonly (readonly string[])[];
}

/** Lays out the answers of raters on a dataset's pairs. An instance that nobody judged is left out. */
export function responseGrid(raters: readonly Rater[], facts: readonly InstanceFacts[]): ResponseGrid {
  const dataset = facts[0]?.dataset ?? "";
  const judged = raters.map(({ cells }) => {
    const byInstance = new Map<string, Judgment[]>();
    for (const { cell, judgments } of cells) {
      if (cell.dataset !== dataset) continue;
      for (const judgment of judgments) {
        const list = byInstance.get(judgment.instance) ?? [];
        list.push(judgment);
        byInstance.set(judgment.instance, list);
      }
    }
    return byInstance;
  });
  const instances = facts.filter(({ id }) => judged.some((own) => own.has(id)));
  const preferences = judged.map((own) =>
    instances.map(({ id }) => (own.get(id) ?? []).map((judgment) => preferenceIn(judgment))),
  );
  return {
    instances,
    raters,
    responses: preferences.map((row) => row.map((trials, place) => meanCredit(trials, instances[place]))),
    votes: preferences.map((row) => row.map((trials) => trials.map((vote) => vote ?? "-").join("/"))),
  };
}

function preferenceIn({ outcome, ownOutcome, presentation }: Judgment): Preference | undefined {
  const own = ownOutcome ?? outcome;
  return own.kind === "verdict" ? preferenceOf(own.verdict, presentationNamed(presentation)) : undefined;
}

function meanCredit(
  trials: readonly (Preference | undefined)[],
  instance: InstanceFacts | undefined,
): number | undefined {
  const verdicts = trials.filter((vote) => vote !== undefined);
  if (instance === undefined || verdicts.length === 0) return undefined;
  const gold = pairGold(instance);
  return verdicts.reduce((sum, vote) => sum + credit(vote, gold), 0) / verdicts.length;
}
