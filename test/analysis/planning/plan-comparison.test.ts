import { describe, expect, it } from "vitest";
import { pairDiscordance } from "../../../src/analysis/planning/pair-discordance.js";
import { planComparison } from "../../../src/analysis/planning/plan-comparison.js";
import { pairedSampleSize } from "../../../src/stats/paired-sample-size.js";
import { seededRandom } from "../../../src/stats/seeded-random.js";

const assumptions = {
  ...{ discordance: 0.2, difference: 0.03, power: 0.8, alpha: 0.05, icc: 0.3, clusterSize: 2 },
  ...{ verdictsPerInstance: 1, evaluators: 2 },
};

describe("planComparison()", () => {
  it("asks for the instances of the formula, and its curve passes through them", () => {
    const plan = planComparison(assumptions, { labelUsd: 0.5, labelsPerInstance: 3, verdictUsd: 0.01 });
    const expected = pairedSampleSize({ discordance: 0.2, difference: 0.03, designEffect: 1.3 });
    expect(plan).toMatchObject({ designEffect: 1.3, alphaEach: 0.05, instances: expected });
    const needed = "value" in plan.instances ? plan.instances.value : 0;
    expect(plan.budget).toEqual({
      labels: 3 * needed,
      labelsUsd: { value: 1.5 * needed },
      verdicts: 2 * needed,
      callsUsd: { value: 0.02 * needed },
    });
    const there = plan.curve.find(({ instances }) => instances === needed);
    expect(there?.power).toEqual({ value: expect.closeTo(0.8, 3) as number });
    expect(there?.detectable).toEqual({ value: expect.closeTo(0.03, 4) as number });
  });

  it("plans all pairs of several judges, and several verdicts an instance", () => {
    const plan = planComparison(
      { ...assumptions, evaluators: 5, verdictsPerInstance: 2 },
      { labelsPerInstance: 1 },
    );
    const each = pairedSampleSize({ discordance: 0.2, difference: 0.03, designEffect: 1.3, alpha: 0.005 });
    expect(plan.alphaEach).toBeCloseTo(0.005, 12);
    expect(plan.instances).toEqual({ value: Math.ceil(("value" in each ? each.value : 0) / 2) });
    expect(plan.budget).toMatchObject({ labelsUsd: { undefined: "the price of a label is not known" } });
  });

  it("says why no number of instances can do", () => {
    const plan = planComparison({ ...assumptions, difference: 0.3 }, { labelsPerInstance: 1 });
    expect(plan.instances).toEqual({ undefined: "the difference is larger than the discordance" });
    expect(plan.budget).toEqual(plan.instances);
  });
});

describe("pairDiscordance()", () => {
  it("finds the discordance and the clustering that were planted", () => {
    const random = seededRandom("pairs");
    const [first, second] = [new Map<string, Map<string, number>>(), new Map<string, Map<string, number>>()];
    for (let instance = 0; instance < 2000; instance++) {
      // Half of the instances are judged alike in both trials: the correlation within an instance is one half.
      const draw = (): readonly [number, number] => {
        const at = random.next();
        return at < 0.2 ? [1, 0] : at < 0.3 ? [0, 1] : [1, 1];
      };
      const one = draw();
      const two = random.next() < 0.5 ? one : draw();
      first.set(String(instance), new Map([["original 0", one[0]], ["swapped 0", two[0]]])); // prettier-ignore
      second.set(String(instance), new Map([["original 0", one[1]], ["swapped 0", two[1]]])); // prettier-ignore
    }
    const found = pairDiscordance(first, second, (instance) => instance);
    expect(found).toMatchObject({ instances: 2000, verdicts: 4000, clusterSize: 2 });
    expect(found?.discordance).toBeCloseTo(0.3, 1);
    expect(found?.difference).toBeCloseTo(0.1, 1);
    expect(found?.designEffect).toBeCloseTo(1.5, 1);
    expect(pairDiscordance(first, new Map(), (instance) => instance)).toBeUndefined();
  });
});
