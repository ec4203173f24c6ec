import { describe, expect, it } from "vitest";
import { scoreNumber } from "../../../src/protocols/parsers/score-number.js";

function said(text: string): number | string | undefined {
  const reading = scoreNumber.read(
    { text, finishReason: "stop" },
    { criteria: ["overall"], low: 0, high: 9 },
  );
  return reading.kind === "scores" ? reading.scores["overall"] : reading.reason;
}

describe("scoreNumber.read()", () => {
  it.each([
    ["7", 7],
    [" 0\n", 0],
    ["7.5", 7.5],
    ["**8**", 8],
    ["9.", 9],
    ["Score: 7", 7],
    ["My final rating is 7.", 7],
    ["7/9", 7],
    ["It names the capital.\n\nScore: 7", 7],
    ["Score: 7\n\nIt names the capital, and 2 rivers.", 7],
    ["Score: 7\nScore: 7", 7],
  ])("reads %j as %d", (text, score) => {
    expect(said(text)).toBe(score);
  });

  it.each([
    ["", "empty"],
    ["10", "out-of-range"],
    ["-1", "out-of-range"],
    ["Score: 12", "out-of-range"],
    ["7/10", "no-verdict"],
    ["I give it a 7", "no-verdict"],
    ["1.\nIt names 3 rivers.", "no-verdict"],
    ["between 6 and 7", "no-verdict"],
    ["6-7", "no-verdict"],
    ["7,5", "no-verdict"],
    ["1e1", "no-verdict"],
    ["0x7", "no-verdict"],
    ["seven", "no-verdict"],
    ["N/A", "no-verdict"],
    ["Score: 6\nScore: 7", "contradictory"],
  ])("does not guess at %j: %s", (text, reason) => {
    expect(said(text)).toBe(reason);
  });

  it("does not read a number that was cut off", () => {
    const reading = scoreNumber.read(
      { text: "1", finishReason: "length" },
      { criteria: ["overall"], low: 0, high: 100 },
    );
    expect(reading).toMatchObject({ kind: "unparsed", reason: "truncated" });
  });
});
