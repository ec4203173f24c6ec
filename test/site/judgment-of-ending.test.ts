import { describe, expect, it } from "vitest";
import type { Outcome } from "../../src/core/outcome.js";
import { preferenceOf } from "../../src/core/preference-of.js";
import type { PresentationId } from "../../src/core/presentation-id.js";
import { presentationNamed } from "../../src/core/presentation-named.js";
import { endingOf } from "../../src/report/site/ending-of.js";
import { chosenSides } from "../../src/site/compare/chosen-sides.js";
import { judgmentOfEnding } from "../../src/site/compare/judgment-of-ending.js";

const presentations: readonly PresentationId[] = ["original", "swapped", "original-glued", "swapped-glued"];

function there(outcome: Outcome, presentation: PresentationId): string {
  const preference =
    outcome.kind === "verdict" ? preferenceOf(outcome.verdict, presentationNamed(presentation)) : undefined;
  return endingOf({ outcome, preference, picked: outcome.kind === "pick" ? outcome.picked : undefined });
}

function back(ending: string, presentation: PresentationId, picked?: readonly number[]): Outcome | undefined {
  const column = { evaluator: "e", protocol: "p", presentation, repeat: 0 };
  return judgmentOfEnding(ending, { dataset: "d", instance: "i", column, picked })?.outcome;
}

describe("how a trial ended, as one character and back", () => {
  it.each(presentations)("is the same verdict, shown %s", (presentation) => {
    for (const verdict of ["first", "second", "tie"] as const) {
      const outcome: Outcome = { kind: "verdict", verdict };
      expect(back(there(outcome, presentation), presentation)).toEqual(outcome);
    }
  });

  it("is the same pick, of one of 26 outputs or of several", () => {
    for (let index = 0; index < 26; index += 1) {
      const outcome: Outcome = { kind: "pick", picked: [index] };
      expect(back(there(outcome, "original"), "original")).toEqual(outcome);
    }
    const several: Outcome = { kind: "pick", picked: [1, 4] };
    expect(there(several, "swapped")).toBe("*");
    expect(back("*", "swapped", [1, 4])).toEqual(several);
  });

  it("keeps apart what is unparsed, failed and not run", () => {
    expect(back("?", "original")?.kind).toBe("unparsed");
    expect(back("!", "original")?.kind).toBe("failed");
    expect(back(".", "original")).toBeUndefined();
  });
});

describe("the sides that an address names", () => {
  const group = (title: string, names: readonly string[]) => ({
    title,
    sides: names.map((name) => ({ name, side: { evaluator: name } })),
  });
  const groups = [group("Evaluators", ["x", "y", "z"]), group("Protocols", ["base", "cot"])];
  const named = (query: string): readonly (string | undefined)[] => {
    const sides = chosenSides(groups, new URLSearchParams(query));
    return [sides?.group.title, sides?.a.name, sides?.b.name];
  };

  it.each([
    ["", ["Evaluators", "x", "y"]],
    ["a=z&b=x", ["Evaluators", "z", "x"]],
    ["a=cot", ["Protocols", "cot", "base"]],
    ["a=cot&b=x", ["Protocols", "cot", "base"]],
    ["a=y&b=y", ["Evaluators", "y", "x"]],
    ["a=nobody&b=z", ["Evaluators", "x", "z"]],
  ])("%s", (query, sides) => {
    expect(named(query)).toEqual(sides);
  });

  it("are none in a run of one judge under one protocol", () => {
    expect(chosenSides([], new URLSearchParams())).toBeUndefined();
  });
});
