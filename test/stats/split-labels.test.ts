import fc from "fast-check";
import { expect, test } from "vitest";
import { splitLabels } from "../../src/stats/split-labels.js";
import oracles from "../oracles/corrections.json" with { type: "json" };

const count = ([successes = 0, n = 0]: readonly number[]): { successes: number; n: number } => ({
  successes,
  n,
});

test.each(oracles.splits)("splitLabels() equals the rule: $labels labels, $passed passed", (example) => {
  const { labels, passed, failing, passing } = example;
  const pilot = { specificity: count(example.specificity), sensitivity: count(example.sensitivity) };
  expect(splitLabels({ labels, passed, ...pilot })).toEqual({ failing, passing });
});

test("splitLabels() spends all labels, keeps the pilot, and gives more to the kind that errs more", () => {
  const pilot = fc
    .integer({ min: 1, max: 20 })
    .chain((n) => fc.nat(n).map((successes) => ({ successes, n })));
  fc.assert(
    fc.property(
      pilot,
      pilot,
      fc.nat(500),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (specificity, sensitivity, more, passed) => {
        const labels = specificity.n + sensitivity.n + more;
        const { failing, passing } = splitLabels({ labels, passed, specificity, sensitivity });
        expect(failing + passing).toBe(labels);
        expect(failing).toBeGreaterThanOrEqual(specificity.n);
        expect(passing).toBeGreaterThanOrEqual(sensitivity.n);
        const better = splitLabels({
          labels,
          passed,
          specificity,
          sensitivity: { ...sensitivity, successes: sensitivity.n },
        });
        expect(better.passing).toBeLessThanOrEqual(passing);
      },
    ),
  );
});

test("splitLabels() throws for a pilot beyond the labels and for shares out of range", () => {
  const pilot = { specificity: { successes: 1, n: 2 }, sensitivity: { successes: 1, n: 2 } };
  expect(() => splitLabels({ labels: 3, passed: 0.5, ...pilot })).toThrow("the pilot has 4");
  expect(() => splitLabels({ labels: 9, passed: 1.5, ...pilot })).toThrow("a share of 1.5");
});
