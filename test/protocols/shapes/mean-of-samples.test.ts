import { describe, expect, it } from "vitest";
import type { Score } from "../../../src/core/outcome.js";
import type { ScoreReading } from "../../../src/protocols/parsers/reading.js";
import { meanOfSamples } from "../../../src/protocols/shapes/mean-of-samples.js";

const scored = (one: Score, two: Score): ScoreReading => ({ kind: "scores", scores: { one, two } });

describe("meanOfSamples()", () => {
  it("leaves a single sample as it is", () => {
    expect(meanOfSamples([scored(3, 4)])).toEqual(scored(3, 4));
    expect(meanOfSamples([])).toEqual({ kind: "unparsed", reason: "empty" });
  });

  it.each<[Score[], Score]>([
    [[1, 2, 3], 2],
    [[1, 2, "not-applicable"], 1.5],
    [[1, "not-applicable"], "not-applicable"],
    [["not-applicable", "not-applicable", 5], "not-applicable"],
  ])("makes of %j %j, for each criterion by itself", (samples, expected) => {
    const reading = meanOfSamples(samples.map((score) => scored(score, 5)));
    expect(reading).toEqual({
      kind: "scores",
      scores: { one: expected, two: 5 },
      basis: "samples",
      coveredMass: 1,
    });
  });
});
