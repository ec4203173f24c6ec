import { describe, expect, it } from "vitest";
import { errorCorrelations } from "../../../src/analysis/jury/error-correlations.js";
import { pairFacts, type Ended } from "../../support/pair-fixture.js";
import { pairRater } from "../../support/rater-fixture.js";

const facts = ["A", "A", "A", "A"].map((_, index) => pairFacts(`i${index}`, "A"));

/** A judge that is right on these pairs, in both positions. */
function judge(...said: readonly Ended[]): readonly (readonly [Ended, Ended])[] {
  return said.map((one) => [one, one] as const);
}

describe("errorCorrelations()", () => {
  it("is 1 for the same errors, -1 for opposite ones, and counts a missing verdict as an error", () => {
    const raters = [
      pairRater("a", judge("A", "A", "B", "B")),
      pairRater("same", judge("A", "A", "-", "B")),
      pairRater("other", judge("B", "B", "A", "A")),
    ];
    const found = errorCorrelations(raters, facts);
    expect(found).toMatchObject({ protocol: "base", trials: 8, judges: ["a", "same", "other"] });
    if ("undefined" in found) throw new Error(found.undefined);
    const values = found.correlations.map((row) =>
      row.map((one) => ("value" in one ? Math.round(one.value) : one)),
    );
    expect(values).toEqual([
      [1, 1, -1],
      [1, 1, -1],
      [-1, -1, 1],
    ]);
  });

  it("is undefined for one judge, and for a judge without an error", () => {
    expect(errorCorrelations([pairRater("a", judge("A", "A", "B", "B"))], facts)).toHaveProperty("undefined");
    const raters = [pairRater("a", judge("A", "B", "A", "A")), pairRater("right", judge("A", "A", "A", "A"))];
    expect(errorCorrelations(raters, facts)).toMatchObject({
      correlations: [[{}, { undefined: expect.any(String) as string }], {}],
    });
  });
});
