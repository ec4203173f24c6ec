import { expect, it } from "vitest";
import { programScores } from "../../src/instructeval/program-scores.js";

it("programScores() states shares by both rules, and pass@k where there are as many answers", () => {
  expect(programScores({ sound: 1, compat: 0 }, 1)).toEqual({ sound: 1, compat: 0 });
  expect(programScores({ sound: 3, compat: 1 }, 10)).toEqual({ sound: 0.3, compat: 0.1, "pass@10": 1 });
  expect(programScores({ sound: 1, compat: 1 }, 20)).toMatchObject({
    "pass@10": expect.closeTo(0.5, 12) as number,
  });
});
