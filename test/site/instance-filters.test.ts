import { describe, expect, it } from "vitest";
import type { SiteColumn, SiteJudgments } from "../../src/core/site.js";
import { chosenInstances } from "../../src/site/judgments/chosen-instances.js";
import { instanceTally } from "../../src/site/judgments/instance-tally.js";
import { trialCredit } from "../../src/site/judgments/trial-credit.js";

const column = (evaluator: string, presentation: SiteColumn["presentation"]): SiteColumn => ({
  ...{ evaluator, protocol: "base", presentation, repeat: 0 },
});

/** Judges one, two and the rule, in both presentations; the gold of each pair is A. */
const judgments: SiteJudgments = {
  columns: ["one", "two", "rule"].flatMap((name) => [column(name, "original"), column(name, "swapped")]),
  instances: ["right", "against", "alone", "torn", "missing", "tie"].map((id, row) => ({
    ...{ id, row, cluster: id, gold: { kind: "pair", preference: "A" } },
    tags: { subset: [row < 3 ? "early" : "late"] },
  })),
  endings: ["AAAAAA", "BBBBAA", "AABBAA", "ABAAAA", "?!AAAA", "==AAAA"],
  several: {},
};

const isRule = (evaluator: string): boolean => evaluator === "rule";
const all = { evaluator: "", protocol: "", show: "", tag: "", search: "" };

function chosen(query: Partial<typeof all>): readonly string[] {
  const texts = { instruction: "Name a RIVER", outputs: ["the Rhine", "the Alps"] };
  const textsOf = (instance: number) => (instance === 1 ? texts : undefined);
  const scope = { ...all, ...query };
  const tally = instanceTally(judgments, scope, isRule);
  const places = chosenInstances({ judgments, tally, textsOf }, scope);
  return places.map((place) => judgments.instances[place]?.id ?? "");
}

describe("trialCredit", () => {
  it.each([
    ["A", 1],
    ["B", 0],
    ["=", 0.5],
    ["?", undefined],
    ["!", undefined],
    [".", undefined],
  ])("of %s against a gold of A is %s", (ending, credit) => {
    expect(trialCredit(ending, { kind: "pair", preference: "A" })).toBe(credit);
  });

  it("shares the credit of a pick of several, also of the nineteenth output, whose letter is s", () => {
    expect(trialCredit("*", { kind: "best", index: 2 }, [1, 2])).toBe(0.5);
    expect(trialCredit("s", { kind: "best", index: 18 })).toBe(1);
    expect(trialCredit("a", { kind: "best", index: 1 })).toBe(0);
    expect(trialCredit("s", { kind: "scores", scores: { a: 1 } })).toBeUndefined();
  });
});

describe("instances are chosen", () => {
  it.each([
    ["", ["right", "against", "alone", "torn", "missing", "tie"]],
    ["wrong", ["against", "alone", "torn", "tie"]],
    ["right", ["right"]],
    ["inconsistent", ["torn"]],
    ["missing", ["missing"]],
    ["unparsed", ["missing"]],
    ["failed", ["missing"]],
    ["all-against", ["against"]],
    ["one-right", ["alone", "torn", "tie"]],
    ["no such choice", ["right", "against", "alone", "torn", "missing", "tie"]],
  ])("by how their trials ended: %s", (show, ids) => {
    expect(chosen({ show })).toEqual(ids);
  });

  it("by evaluator, protocol, tag and words of what is loaded", () => {
    expect(chosen({ show: "wrong", evaluator: "two" })).toEqual(["against", "alone"]);
    expect(chosen({ show: "wrong", protocol: "cot" })).toEqual([]);
    expect(chosen({ tag: "subset=late" })).toEqual(["torn", "missing", "tie"]);
    expect(chosen({ search: "  river rhine" })).toEqual(["against"]);
    expect(chosen({ search: "river sea" })).toEqual([]);
    expect(chosen({ search: "MISS" })).toEqual(["missing"]);
  });

  it("quickly, among 100,000 judgments", () => {
    const columns = Array.from({ length: 100 }, (_, place) => column(`judge-${place}`, "original"));
    const many: SiteJudgments = {
      columns,
      instances: Array.from({ length: 1000 }, (_, row) => ({
        ...{ id: String(row), row, cluster: String(row), gold: { kind: "pair", preference: "A" }, tags: {} },
      })),
      endings: Array.from({ length: 1000 }, (_, row) => (row % 10 === 0 ? "B" : "A").repeat(100)),
      several: {},
    };
    const places = chosenInstances(
      { judgments: many, tally: instanceTally(many, all, isRule), textsOf: () => undefined },
      { ...all, show: "all-against" },
    );
    expect(places).toHaveLength(100);
  });
});

describe("instanceTally", () => {
  it("counts every trial once, and those of a rule where it is chosen", () => {
    const tally = instanceTally(judgments, all, isRule);
    expect(tally(4)).toMatchObject({
      trials: 4,
      right: 2,
      wrong: 0,
      unparsed: 1,
      failed: 1,
      inconsistent: 0,
    });
    expect(instanceTally(judgments, { ...all, evaluator: "rule" }, isRule)(1)).toMatchObject({ right: 2 });
    expect(tally(5)).toMatchObject({ right: 2, partly: 2, judges: { right: 1, undecided: 1, wrong: 0 } });
  });
});
