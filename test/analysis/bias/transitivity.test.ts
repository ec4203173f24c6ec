import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import type { ChoiceTrial } from "../../../src/analysis/bias/choice-trial.js";
import { transitivity } from "../../../src/analysis/bias/transitivity.js";
import type { CellFacts } from "../../../src/core/cell-facts.js";
import type { PresentationId } from "../../../src/core/presentation-id.js";
import type { Verdict } from "../../../src/core/verdict.js";
import { pairFacts } from "../../support/pair-fixture.js";

const cell: CellFacts = {
  ...{ evaluator: "e", adapter: "openai", protocol: "base", dataset: "d", task: "pairwise", reading: "own" },
  ...{ presentationsShareCalls: false, missingPairAgrees: false },
};

interface Told {
  readonly cluster?: string;
  readonly presentation?: PresentationId;
  readonly cell?: CellFacts;
}

/** A verdict on two outputs, in the order shown. */
function trial(ids: readonly [string, string], verdict: Verdict, told: Told = {}): ChoiceTrial {
  const { cluster = "c", presentation = "original", cell: own = cell } = told;
  const facts = pairFacts(ids.join("-"), "A", { cluster, outputIds: ids });
  return { cell: own, facts, cluster, item: `${own.protocol} ${ids.join("-")}`, presentation, verdict };
}

describe("transitivity()", () => {
  it("finds a cycle, counts what must change, and says why larger sets have no share", () => {
    const cycle = [trial(["a", "b"], "first"), trial(["b", "c"], "first"), trial(["a", "c"], "second")];
    expect(transitivity(cycle)).toMatchObject({
      ...{ instructions: 1, outputs: 3, pairs: 3, searched: 1 },
      contradictory: {
        "3": { value: 1 },
        "4": { undefined: "no 4 outputs of one instruction were all compared" },
      },
      instability: { undefined: "no pair was judged in both orders" },
    });
  });

  it("takes both positions together, and counts pairs that do not turn round", () => {
    const both = (
      ids: readonly [string, string],
      verdicts: readonly [Verdict, Verdict],
      cluster: string,
    ): readonly ChoiceTrial[] => [
      trial(ids, verdicts[0], { cluster }),
      trial(ids, verdicts[1], { cluster, presentation: "swapped" }),
    ];
    const of = (cluster: string, last: readonly [Verdict, Verdict]): readonly ChoiceTrial[] => [
      ...both(["a", "b"], ["first", "second"], cluster),
      ...both(["b", "c"], ["first", "second"], cluster),
      ...both(["a", "c"], last, cluster),
    ];
    // A > B > C with A > C is an order; with A = C, for always the output shown first was picked, it is none.
    const found = transitivity([...of("one", ["first", "second"]), ...of("two", ["first", "first"])]);
    expect(found).toMatchObject({
      ...{ instructions: 2, outputs: 6, pairs: 6 },
      contradictory: { "3": { value: 0.5 } },
      instability: { value: 1 / 6, method: "Wilson, effective size" },
      violation: { value: 1 / 6 },
      changes: { value: 0.5 },
    });
  });

  it("keeps protocols and instructions apart, and leaves out pairs that stand alone", () => {
    const cot = { ...cell, protocol: "cot" };
    const apart = [
      trial(["a", "b"], "first"),
      trial(["b", "c"], "first", { cell: cot }),
      trial(["c", "d"], "tie", { cluster: "other" }),
    ];
    expect(transitivity(apart)).toEqual({
      undefined: "no instruction has three outputs that its pairs connect",
    });
    expect(transitivity([...apart, trial(["b", "e"], "tie")])).toMatchObject({ instructions: 1, pairs: 2 });
  });

  it("says so where outputs are not known again, and where positions share replies", () => {
    const plain = trial(["a", "b"], "first");
    const old = { ...plain, facts: { ...plain.facts, outputIds: undefined } };
    expect(transitivity([old])).toHaveProperty("undefined", expect.stringContaining("which outputs recur"));
    const shared = { ...cell, presentationsShareCalls: true };
    const scored = [
      trial(["a", "b"], "first", { cell: shared }),
      trial(["b", "c"], "first", { cell: shared }),
    ];
    expect(transitivity(scored)).toMatchObject({
      instability: { undefined: "both positions rest on the same replies" },
    });
  });

  const worths = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 3, maxLength: 6 });
  test.prop([worths])("finds no fault with a judge that has an order in mind, ties included", (worth) => {
    const trials = worth.flatMap((one, i) =>
      worth.slice(i + 1).map((other, j) => {
        const verdict = one === other ? "tie" : one > other ? "first" : "second";
        return trial([`${i}`, `${i + 1 + j}`], verdict);
      }),
    );
    expect(transitivity(trials)).toMatchObject({ outputs: worth.length });
    const found = transitivity(trials);
    if ("undefined" in found) throw new Error(found.undefined);
    for (const share of Object.values(found.contradictory)) if ("value" in share) expect(share.value).toBe(0);
    if ("value" in found.violation) expect(found.violation.value).toBe(0);
  });
});
