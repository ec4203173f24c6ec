import fc from "fast-check";
import { expect, test } from "vitest";
import { repetitionStability } from "../../src/stats/repetition-stability.js";

test("repetitionStability() is 1 for a judge that never changes, and at least one in the number of answers", () => {
  const answers = fc.array(fc.constantFrom("A", "B", "tie"), { minLength: 2, maxLength: 5 });
  fc.assert(
    fc.property(fc.array(answers, { minLength: 2, maxLength: 8 }), (given) => {
      const stable = repetitionStability(
        given.map((own, cluster) => ({ cluster, answers: own.map(() => "A") })),
      );
      expect(stable).toMatchObject({ value: 1, se: 0 });
      const found = repetitionStability(given.map((own, cluster) => ({ cluster, answers: own })));
      if ("undefined" in found) throw new Error(found.undefined);
      expect(found.value).toBeLessThanOrEqual(1);
      expect(found.value).toBeGreaterThanOrEqual(1 / 3);
    }),
  );
});

test("repetitionStability() leaves out what was asked once, and is undefined if nothing else is there", () => {
  const once = { cluster: 1, answers: ["A"] };
  expect(repetitionStability([once])).toEqual({ undefined: "nothing was asked twice" });
  const twice = [2, 3].map((cluster) => ({ cluster, answers: ["A", "B"] }));
  expect(repetitionStability([once, ...twice])).toMatchObject({ value: 0.5, clusters: 2 });
});
