import { expect, it } from "vitest";
import { correctShares, type CategorisedItem } from "../../../src/analysis/correction/correct-shares.js";

const options = { source: "t", level: 0.95, methods: ["classical", "ppi", "rogan-gladen"] } as const;
const names = ["good", "fair", "poor"] as const;

const items: readonly CategorisedItem[] = Array.from({ length: 120 }, (_, item) => {
  const human = names[item % 3] ?? "good";
  const judge = item % 7 === 0 ? "good" : human;
  return {
    human: item < 60 ? human : undefined,
    judge: item % 30 === 4 ? undefined : judge,
    cluster: `c${item}`,
  };
});

it("correctShares gives each category's share by each method, and those by PPI++ add up to 1", () => {
  const correction = correctShares(items, options);
  expect(correction).toMatchObject({ quantity: "shares", items: 120, labelled: 60, unjudged: 4 });
  expect(correction.estimates.map(({ method, category }) => `${method} ${category ?? ""}`)).toHaveLength(12);
  const powered = correction.estimates.filter(({ method }) => method === "ppi");
  expect(powered.map(({ category }) => category)).toEqual(["fair", "good", "poor"]);
  const sum = powered.reduce(
    (total, { estimate }) => total + ("value" in estimate ? estimate.value : NaN),
    0,
  );
  // What has no verdict is a category of its own, whose share by humans is near 0.
  expect(sum).toBeCloseTo(1, 1);
  expect(correction.estimates.find(({ method }) => method === "rogan-gladen")?.estimate).toHaveProperty(
    "undefined",
  );
});

it("correctShares refuses a judge that carries no information, and has nothing to do where all are labelled", () => {
  const dull = items.map((item) => ({ ...item, judge: "good" }));
  const refused = correctShares(dull, options).estimates.find(({ method }) => method === "ppi");
  expect(refused?.estimate).toEqual({ undefined: "the judge says the same of every labelled item" });
  const all = correctShares(items.slice(0, 60), options).estimates.find(({ method }) => method === "ppi");
  expect(all?.estimate).toEqual({ undefined: "every item is labelled: the labels say all" });
});
