import type { InstanceFacts } from "../../src/core/instance-facts.js";
import type { Judgment } from "../../src/core/judgment.js";
import type { Outcome } from "../../src/core/outcome.js";
import type { Preference } from "../../src/core/preference.js";
import { preferenceOf } from "../../src/core/preference-of.js";
import type { PresentationId } from "../../src/core/presentation-id.js";
import { presentationId } from "../../src/core/presentation-id.js";
import { presentationsOf } from "../../src/core/presentations-of.js";
import type { Verdict } from "../../src/core/verdict.js";

const presentations = presentationsOf("full");

/** How a trial ended, in the order of the dataset: a preference, or `-` for unparsed and `!` for failed. */
export type Ended = Preference | "-" | "!";

/** Facts of a pair; every null rule prefers A unless told otherwise. */
export function pairFacts(
  id: string,
  gold: Preference,
  more: Partial<Omit<InstanceFacts, "id" | "gold">> = {},
): InstanceFacts {
  const first = gold === "A" ? 1 : gold === "tie" ? 0.5 : 0;
  const nulls = {
    longest: first,
    shortest: 1 - first,
    first,
    second: 1 - first,
    random: 0.5,
    majority: first,
  };
  return {
    dataset: "d",
    id,
    row: 1,
    cluster: id,
    tags: {},
    lengths: [10, 5],
    gold: { kind: "pair", preference: gold },
    nulls: { ...nulls, overlap: first },
    ...more,
  };
}

/** A judgment whose verdict, mapped back, is the preference given. */
export function pairJudgment(
  instance: string,
  presentation: PresentationId,
  ended: Ended,
  more: Partial<Judgment> = {},
): Judgment {
  const outcome = outcomeOf(presentation, ended);
  return {
    evaluator: "e",
    protocol: "base",
    dataset: "d",
    instance,
    presentation,
    repeat: 0,
    outcome,
    calls: [`${instance} ${presentation}`],
    ...(ended === "-" || ended === "!" ? {} : { preference: ended }),
    ...more,
  };
}

function outcomeOf(shown: PresentationId, ended: Ended): Outcome {
  if (ended === "-") return { kind: "unparsed", reason: "no-verdict" };
  if (ended === "!") return { kind: "failed", failure: "timeout" };
  const presentation = presentations.find((entry) => presentationId(entry) === shown);
  const verdicts: readonly Verdict[] = ["first", "second", "tie"];
  const verdict = verdicts.find((entry) => presentation && preferenceOf(entry, presentation) === ended);
  if (verdict === undefined) throw new Error(`No verdict means ${ended} in ${shown}`);
  return { kind: "verdict", verdict };
}
