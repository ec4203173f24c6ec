import { expect, it } from "vitest";
import { judgedItems } from "../../../src/analysis/items/judged-items.js";
import type { Judgment } from "../../../src/core/judgment.js";
import { pairFacts, pairJudgment } from "../../support/pair-fixture.js";

it("judgedItems of pairs is how often A wins, over the trials that ended in a verdict", () => {
  const facts = new Map([
    ["x", pairFacts("x", "A")],
    ["y", pairFacts("y", "tie")],
    ["z", pairFacts("z", "B", { cluster: "shared" })],
  ]);
  const judgments = [
    pairJudgment("x", "original", "A"),
    pairJudgment("x", "swapped", "B"),
    pairJudgment("y", "original", "tie"),
    pairJudgment("y", "swapped", "-"),
    pairJudgment("z", "original", "!"),
    pairJudgment("z", "swapped", "-"),
  ];
  expect(judgedItems({ task: "pairwise" }, judgments, facts)).toEqual([
    {
      quantity: "win rate of A",
      items: [
        { judge: 0.5, human: 1, cluster: "x" },
        { judge: 0.5, human: 0.5, cluster: "y" },
        { judge: undefined, human: 0, cluster: "shared" },
      ],
    },
  ]);
  expect(judgedItems({ task: "listwise" }, judgments, facts)).toEqual([]);
});

it("judgedItems of scores stand by criterion, without a label where humans gave no score", () => {
  const scored = (
    instance: string,
    scores: Readonly<Record<string, number | "not-applicable">>,
  ): Judgment => ({
    ...pairJudgment(instance, "original", "-"),
    outcome: { kind: "scores", scores },
    scores,
  });
  const facts = new Map(
    [
      ["x", pairFacts("x", "A", {})],
      ["y", pairFacts("y", "A", {})],
    ].map(([id, entry]) => [
      id as string,
      {
        ...(entry as ReturnType<typeof pairFacts>),
        gold: { kind: "scores" as const, scores: id === "x" ? { fluency: 4 } : {} },
      },
    ]),
  );
  const parts = judgedItems(
    { task: "pointwise" },
    [scored("x", { fluency: 3, depth: "not-applicable" }), scored("y", { fluency: 5 })],
    facts,
  );
  expect(parts).toEqual([
    {
      criterion: "depth",
      quantity: "mean",
      items: [
        // Humans scored x, but not its depth.
        { judge: undefined, human: undefined, cluster: "y" },
      ],
    },
    {
      criterion: "fluency",
      quantity: "mean",
      items: [
        { judge: 3, human: 4, cluster: "x" },
        { judge: 5, human: undefined, cluster: "y" },
      ],
    },
  ]);
});
