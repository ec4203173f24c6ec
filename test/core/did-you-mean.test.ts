import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { didYouMean } from "../../src/core/did-you-mean.js";

const candidates = ["evaluators", "protocols", "datasets", "seed", "name"];

describe("didYouMean()", () => {
  it.each([
    ["evaluator", "evaluators"],
    ["evalautors", "evaluators"],
    ["Protocols", "protocols"],
    ["dataset", "datasets"],
    ["sede", "seed"],
    ["nmae", "name"],
    ["eval", undefined],
    ["colour", undefined],
    ["", undefined],
  ])("for %j names %j", (written, meant) => {
    expect(didYouMean(written, candidates)).toBe(meant);
  });

  it("allows a third of the letters to differ, and two in a short word", () => {
    expect(didYouMean("abcdefghi", ["xyzdefghi"])).toBe("xyzdefghi");
    expect(didYouMean("abcdefghi", ["wxyzefghi"])).toBeUndefined();
    expect(didYouMean("abc", ["xyc"])).toBe("xyc");
    expect(didYouMean("abc", ["xyz"])).toBeUndefined();
  });

  it("counts two neighbours changing places as one difference", () => {
    expect(didYouMean("badcef", ["abcdef"])).toBe("abcdef");
    expect(didYouMean("badcfe", ["abcdef"])).toBeUndefined();
  });

  it("takes the nearest, and the first of equally near ones", () => {
    expect(didYouMean("abcd", ["abxy", "abcx", "abcy"])).toBe("abcx");
    expect(didYouMean("abcd", [])).toBeUndefined();
  });

  test.prop([fc.array(fc.string({ maxLength: 8 }), { minLength: 1, maxLength: 6 }), fc.nat()])(
    "finds what is in the list, but for case",
    (words, pick) => {
      const written = words[pick % words.length] ?? "";
      expect(didYouMean(written, words)?.toLowerCase()).toBe(written.toLowerCase());
    },
  );

  test.prop([fc.string({ minLength: 4, maxLength: 12 }), fc.nat()])(
    "forgives two neighbours changing places",
    (word, at) => {
      const place = at % (word.length - 1);
      const [one = "", two = ""] = [word[place], word[place + 1]];
      const swapped = word.slice(0, place) + two + one + word.slice(place + 2);
      expect(didYouMean(swapped, [word])).toBe(word);
    },
  );
});
