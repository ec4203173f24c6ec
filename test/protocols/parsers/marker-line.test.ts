import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markerLine } from "../../../src/protocols/parsers/marker-line.js";

function said(text: string): string {
  const reading = markerLine.read({ text, finishReason: "stop" }, { ties: false });
  return reading.kind === "choice" ? reading.choice : reading.reason;
}

describe("markerLine.read()", () => {
  it.each([
    ["m", "a"],
    ["M", "b"],
    [" **M**. ", "b"],
    ['"m"', "a"],
    ["`M`", "b"],
    ["(m)", "a"],
    ["Model (m)", "a"],
    ["Model M", "b"],
    ["model m is better.", "a"],
    ["The better model is M", "b"],
    ["Answer: m", "a"],
    ["Model (M) is longer. Model (m) is right.\n\nTherefore, Model (m) is better.", "a"],
    ["Model (m) is better at first sight.\nBut it errs.\nTherefore, Model (M) is better.", "b"],
    ["Both models, m and M, name the capital.\n\nM", "b"],
    ["I compared Model (m) with Model (M).\n\nThe better one is m.", "a"],
  ])("reads %j as (%s)", (text, choice) => {
    expect(said(text)).toBe(choice);
  });

  it.each([
    ["Model (m) is short, and Model (M) is long.", "no-verdict"],
    ["I cannot say which model, m or M, is better.", "no-verdict"],
    ["Model (m) is not better.", "no-verdict"],
    ["It is not true that Model (M) is better.", "no-verdict"],
    ["The answer is not M", "no-verdict"],
    ["The runner was 3 m ahead", "no-verdict"],
    ["a", "no-verdict"],
    ["Output (b) is better.", "no-verdict"],
    ["(a)", "no-verdict"],
    ["Neither Model (m) nor Model (M) is better.", "off-menu"],
    ["Mm", "no-verdict"],
    ["", "empty"],
  ])("does not guess at %j: %s", (text, reason) => {
    expect(said(text)).toBe(reason);
  });

  it("keeps the judge's own words where it finds no verdict", () => {
    const reading = markerLine.read({ text: "Model (m) is short.", finishReason: "stop" }, { ties: false });
    expect(reading).toEqual({ kind: "unparsed", reason: "no-verdict", excerpt: "Model (m) is short." });
  });

  it("finds no verdict in words about both models", () => {
    const words = fc.constantFrom(
      ..."m M (m) (M) Model (m)|Model (M)|is|good|as|and|than|,|.".split("|"),
      "Model (m)",
      "m and",
    );
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 20 }), (parts) => {
        expect(["a", "b"]).not.toContain(said(`It holds that ${parts.join(" ")} were both seen`));
      }),
    );
  });

  it("reads 200 kB in good time", () => {
    for (const filler of ["Model (m) is ", "m, M; ", '"(', " ", "is: "]) {
      expect(said(`${filler.repeat(Math.ceil(200_000 / filler.length))}\n\nM`)).toBe("b");
    }
  }, 5000);
});
