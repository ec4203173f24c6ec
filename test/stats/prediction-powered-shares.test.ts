import fc from "fast-check";
import { expect, test } from "vitest";
import { predictionPoweredShares } from "../../src/stats/prediction-powered-shares.js";
import oracles from "../oracles/corrections.json" with { type: "json" };

test.each(oracles.shares)("predictionPoweredShares() equals ppi_py with one weight: $value", (example) => {
  const { human, judge, unlabelled } = example;
  const shares = predictionPoweredShares({ labelled: { human, judge }, unlabelled: { judge: unlabelled } });
  if ("undefined" in shares) throw new Error(shares.undefined);
  expect(shares.map(({ category }) => category)).toEqual(example.names);
  for (const [place, share] of shares.entries())
    expect(share.value).toBeCloseTo(example.value[place] ?? NaN, 11);
});

test("predictionPoweredShares() add up to 1", () => {
  const label = fc.constantFrom("A", "B", "tie");
  fc.assert(
    fc.property(
      fc.array(fc.tuple(label, label), { minLength: 2, maxLength: 20 }),
      fc.array(label, { minLength: 2, maxLength: 20 }),
      (rows, others) => {
        const labelled = { human: rows.map((row) => row[0]), judge: rows.map((row) => row[1]) };
        const shares = predictionPoweredShares({ labelled, unlabelled: { judge: others } });
        fc.pre(!("undefined" in shares));
        expect(shares.reduce((sum, share) => sum + share.value, 0)).toBeCloseTo(1, 10);
      },
    ),
  );
});

test("predictionPoweredShares() is undefined for a judge that says one thing, or one cluster", () => {
  const labelled = { human: ["A", "B"], judge: ["A", "A"] };
  expect(predictionPoweredShares({ labelled, unlabelled: { judge: ["A", "A"] } })).toEqual({
    undefined: "the judge gives every item the same value",
  });
  expect(
    predictionPoweredShares({ labelled, unlabelled: { judge: ["A", "B"], clusters: ["x", "x"] } }),
  ).toEqual({ undefined: "fewer than two clusters of unlabelled items" });
});
