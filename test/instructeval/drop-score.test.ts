import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dropScore } from "../../src/instructeval/graders/drop-score.js";
import oracle from "../oracles/drop-score.json" with { type: "json" };

describe("dropScore", () => {
  it("equals an independent implementation that tries every pairing", () => {
    expect(oracle.length).toBeGreaterThan(100);
    for (const { predicted, golds, exact, f1 } of oracle) {
      expect({ predicted, golds, ...dropScore(predicted, golds) }).toEqual({ predicted, golds, exact, f1 });
    }
  });

  it("is whole for an answer that is one of the golds, in any order of spans, and never outside 0 to 1", () => {
    const spans = fc.array(fc.stringMatching(/^[a-z0-9]{1,6}( [a-z0-9]{1,6}){0,2}$/u), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(spans, spans, (gold, other) => {
        expect(dropScore([...gold].reverse(), [other, gold])).toEqual({ exact: 1, f1: 1 });
        const { exact, f1 } = dropScore(other, [gold]);
        expect(exact <= f1 && f1 <= 1 && f1 >= 0).toBe(true);
      }),
    );
  });
});
