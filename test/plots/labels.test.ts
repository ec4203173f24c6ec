import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { cutLabel } from "../../src/plots/cut-label.js";
import { kindLegend } from "../../src/plots/kind-legend.js";
import { placeLabels } from "../../src/plots/place-labels.js";
import { signedPercent } from "../../src/plots/signed-percent.js";

describe("cutLabel()", () => {
  test.prop([fc.string({ unit: "grapheme" }), fc.integer({ min: 3, max: 30 })])(
    "is never longer than allowed, and keeps what fits",
    (label, most) => {
      const cut = cutLabel(label, most);
      expect(Array.from(cut).length).toBeLessThanOrEqual(most);
      if (Array.from(label).length <= most) expect(cut).toBe(label);
    },
  );

  it("takes the middle, for ends tell variants apart", () => {
    expect(cutLabel("claude-sonnet@high", 11)).toBe("claud…@high");
  });
});

describe("kindLegend()", () => {
  it("names each kind once", () => {
    expect(kindLegend(["openai", "anthropic", "null", "null"])).toBe("● LLM\u2003□ rule that needs no LLM");
  });
});

describe("placeLabels()", () => {
  it("leaves out a label that finds no place", () => {
    const crowd = Array.from({ length: 40 }, (_, place) => ({ x: 1, y: 1, label: `evaluator ${place}` }));
    const placed = placeLabels(crowd, { width: 600, height: 300, isLog: false });
    expect(placed.length).toBeGreaterThan(0);
    expect(placed.length).toBeLessThan(40);
  });
});

describe("signedPercent()", () => {
  it.each([
    [0.0512, "+5.1"],
    [-0.0512, "−5.1"],
    [-0.0001, "0.0"],
  ])("writes %d as %s", (difference, text) => {
    expect(signedPercent(difference)).toBe(text);
  });
});
