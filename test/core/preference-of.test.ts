import { describe, expect, it } from "vitest";
import { preferenceOf } from "../../src/core/preference-of.js";
import type { Presentation } from "../../src/core/presentation.js";
import { presentationId } from "../../src/core/presentation-id.js";
import { presentationsOf } from "../../src/core/presentations-of.js";
import type { Verdict } from "../../src/core/verdict.js";

const verdicts: readonly Verdict[] = ["first", "second", "tie"];
const swap = (presentation: Presentation): Presentation => ({
  ...presentation,
  position: presentation.position === "original" ? "swapped" : "original",
});
const other: Readonly<Record<Verdict, Verdict>> = { first: "second", second: "first", tie: "tie" };
const every = presentationsOf("full").flatMap((presentation) =>
  verdicts.map((verdict) => ({ verdict, presentation, shown: presentationId(presentation) })),
);

describe("preferenceOf()", () => {
  it.each([
    ["first", "original", "A"],
    ["second", "original", "B"],
    ["first", "swapped", "B"],
    ["second", "swapped", "A"],
    ["tie", "original", "tie"],
    ["tie", "swapped", "tie"],
  ] as const)(
    "maps %s of the pair in %s order to %s, whatever the letters",
    (verdict, position, preference) => {
      expect(preferenceOf(verdict, { position, labels: "follow" })).toBe(preference);
      expect(preferenceOf(verdict, { position, labels: "glued" })).toBe(preference);
    },
  );

  it.each(every)("is undone by swapping twice: $verdict in $shown", ({ verdict, presentation }) => {
    expect(preferenceOf(verdict, swap(swap(presentation)))).toBe(preferenceOf(verdict, presentation));
    // The same output chosen in the other order is the other verdict.
    expect(preferenceOf(other[verdict], swap(presentation))).toBe(preferenceOf(verdict, presentation));
  });
});
