import fc from "fast-check";
import { expect, test } from "vitest";
import { chooseBlock } from "../../../src/analysis/effects/choose-block.js";
import type { EffectCell } from "../../../src/analysis/effects/effect-cell.js";

function cellOf([evaluator, protocol, dataset]: readonly [string, string, string]): EffectCell {
  const cell = { evaluator, protocol, dataset, adapter: "openai", accuracy: { value: 0.5 } };
  return { cell, judged: new Set(), scores: new Map() };
}

test("chooseBlock(): every cell of the grid exists, and every other one has a reason", () => {
  const letter = fc.constantFrom("a", "b", "c");
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.tuple(letter, letter, letter), { selector: String, minLength: 1 }),
      (keys) => {
        const { evaluators, protocols, datasets, leftOut } = chooseBlock(keys.map(cellOf));
        const known = new Set(keys.map(String));
        for (const evaluator of evaluators)
          for (const protocol of protocols)
            for (const dataset of datasets) expect(known).toContain(String([evaluator, protocol, dataset]));
        const size = evaluators.length * protocols.length * datasets.length;
        expect(size).toBeGreaterThan(0);
        expect(size + leftOut.length).toBe(keys.length);
      },
    ),
  );
});

test("chooseBlock() prefers a grid of judges by protocols to a longer list of cells", () => {
  const wide = ["p", "q", "r", "s", "t", "u"].map((protocol) => ["a", protocol, "d"] as const);
  const square = ["p", "q"].map((protocol) => ["b", protocol, "d"] as const);
  const chosen = chooseBlock([...wide, ...square].map(cellOf));
  expect(chosen).toMatchObject({ evaluators: ["a", "b"], protocols: ["p", "q"], datasets: ["d"] });
});

test("chooseBlock() leaves out null judges in silence, and cells without a reply with their reason", () => {
  const lost = cellOf(["b", "p", "d"]);
  const failed = { ...lost, cell: { ...lost.cell, accuracy: { undefined: "no reply came" } } };
  const rule = cellOf(["nulls/first", "p", "d"]);
  const nobody = { ...rule, cell: { ...rule.cell, adapter: "null" } };
  const { evaluators, leftOut } = chooseBlock([cellOf(["a", "p", "d"]), failed, nobody]);
  expect(evaluators).toEqual(["a"]);
  expect(leftOut).toEqual([{ evaluator: "b", protocol: "p", dataset: "d", reason: "no reply came" }]);
});
