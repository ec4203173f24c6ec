import { expect, it } from "vitest";
import { judgeInformation } from "../../../src/analysis/correction/judge-information.js";
import { pearsonCorrelation } from "../../../src/stats/pearson-correlation.js";

const human = [1, 0, 1, 0, 1, 1, 0, 0, 1, 0, 1, 0, 1, 1, 0, 0];
const judge = [1, 0, 1, 0, 1, 1, 0, 0, 1, 0, 1, 1, 1, 1, 0, 0];
const clusters = human.map((_, item) => `c${item}`);

it("judgeInformation is Pearson's correlation of one column, and lets a telling judge pass", () => {
  const { correlation, refusal } = judgeInformation([{ human, judge }], { clusters, level: 0.95 });
  const pearson = pearsonCorrelation(human, judge);
  expect(correlation).toEqual({
    value: expect.closeTo("value" in pearson ? pearson.value : NaN, 12) as number,
  });
  expect(refusal).toBeUndefined();
});

it("judgeInformation refuses contrary and constant judges, constant labels, and single clusters", () => {
  const contrary = judge.map((one) => 1 - one);
  const level = 0.95;
  expect(judgeInformation([{ human, judge: contrary }], { clusters, level }).refusal).toContain(
    "no information",
  );
  expect(judgeInformation([{ human, judge: human.map(() => 0.1) }], { clusters, level }).refusal).toBe(
    "the judge says the same of every labelled item",
  );
  expect(judgeInformation([{ human: human.map(() => 0.1), judge }], { clusters, level }).refusal).toBe(
    "humans say the same of every labelled item",
  );
  expect(judgeInformation([{ human, judge }], { clusters: clusters.map(() => "one"), level }).refusal).toContain("no information"); // prettier-ignore
});
