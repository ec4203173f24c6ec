import { describe, expect, it } from "vitest";
import { goldValues } from "../../../src/cli/init/gold-values.js";
import { slugOf } from "../../../src/cli/init/slug-of.js";

const columns = { a: "Left answer", b: "Right answer" };

describe("goldValues()", () => {
  it.each([
    [["A", "B", "A", "Tie"], { A: ["A"], B: ["B"], tie: ["Tie"] }],
    [["1", "2"], { A: ["1"], B: ["2"], tie: [] }],
    [["left answer", "Right answer", "both"], { A: ["left answer"], B: ["Right answer"], tie: ["both"] }],
    [["model_b"], { A: [], B: ["model_b"], tie: [] }],
  ])("knows %j", (texts, expected) => {
    expect(goldValues(texts, undefined, columns)).toEqual(expected);
  });

  it("takes what it is told, and that alone", () => {
    expect(goldValues(["0", "1", "x"], "A=0,B=1,tie=x", columns)).toEqual({ A: ["0"], B: ["1"], tie: ["x"] });
    expect(() => goldValues(["a", "1"], "A=1,B=2", columns)).toThrow(
      'what this value of the gold column mean: "a"',
    );
  });

  it.each([
    [["0", "1"], undefined, '"0", "1"'],
    [["A", ""], undefined, '""'],
    [["A"], "A", "Expected pairs such as A=1,B=2,tie=0 for --values: got 'A'"],
    [["A"], "C=1", "got 'C=1'"],
  ])("does not guess what %j means", (texts, pairs, message) => {
    expect(() => goldValues(texts, pairs, columns)).toThrow(message);
  });
});

describe("slugOf()", () => {
  it.each([
    ["My Pairs (v2)", "my-pairs-v2"],
    ["Über_uns", "u-ber-uns"],
    ["日本", "mine"],
  ])("makes an id of %s", (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });
});
