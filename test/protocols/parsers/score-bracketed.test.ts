import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scoreBracketed } from "../../../src/protocols/parsers/score-bracketed.js";

const scale = { criteria: ["overall"], low: 1, high: 5 };

function said(text: string): unknown {
  const reading = scoreBracketed.read({ text, finishReason: "stop" }, scale);
  return reading.kind === "scores" ? reading.scores["overall"] : reading.reason;
}

describe("scoreBracketed.read()", () => {
  it.each<[string, unknown]>([
    ["It is right, with 2 slips.\n\nScore: [[4]]", 4],
    ["[[4]]", 4],
    ["Rating: [[ 4.5 ]].", 4.5],
    ["**[[4/5]]** and nothing more.", 4],
    ["[[4]] it is. Once more: [[4]]", 4],
    ["It links to [[Main page]], as asked.\nScore: [[2]]", 2],
    ["4", 4],
    ["It is right.\nScore: 4", 4],
    ["", "empty"],
    ["Score: [[<number>]]", "no-verdict"],
    ["Score: [[N/A]]", "no-verdict"],
    ["[[4 of 5]]", "no-verdict"],
    ["[[4/10]]", "no-verdict"],
    ["The matrix [[1, 2], [3, 4]] is right.", "no-verdict"],
    ["I would give it a 4.", "no-verdict"],
    ["[[0]]", "out-of-range"],
    ["[[6]]", "out-of-range"],
    ["Not a [[2]], rather a [[4]]", "contradictory"],
  ])("reads %j as %j", (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  it("does not read a reply that was cut off or refused", () => {
    for (const finishReason of ["length", "refusal", "content-filter"] as const) {
      expect(scoreBracketed.read({ text: "[[4]]", finishReason }, scale).kind).toBe("unparsed");
    }
  });

  it("reads whatever number of the scale stands in brackets, below whatever prose without brackets", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 1, max: 5 }), (prose, score) => {
        expect(said(`${prose.replace(/[[\]]/g, "")}\n[[${score}]]`)).toBe(score);
      }),
    );
  });
});
