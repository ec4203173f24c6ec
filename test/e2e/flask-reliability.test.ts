import { describe, expect, it } from "vitest";
import { isRecord } from "../../src/core/is-record.js";
import { parseJson } from "../../src/core/parse-json.js";
import { makeProject } from "../support/project.js";

function prompt(instruction: string, response: string): string {
  return [
    "###Task Description:\nScore it.",
    `###The instruction to evaluate:\n${instruction}`,
    `###Response to evaluate:\n${response}`,
    "###Reference Answer (Score 5):\nIt is so.",
    "###Score Rubrics:\n[Is it so?]",
    "###Feedback: ",
  ].join("\n\n");
}

const rows = Array.from({ length: 40 }, (_, index) => {
  const truth = 1 + (index % 5);
  return {
    ...{ idx: String(index), response_source: index % 2 === 0 ? "bard" : "chatgpt" },
    criteria: index < 20 ? "Insightfulness" : "Logical Correctness",
    instruction: prompt(`Question ${index % 20}`, "word ".repeat(truth)),
    human_score: [truth, truth, Math.min(5, truth + (index % 2))],
    gpt4_score: [truth, truth, truth],
  };
});

describe("reife flask reliability", () => {
  it("measures a file of human scores, with the published figures beside", async () => {
    const project = makeProject({ evaluators: {}, files: { "scores.json": JSON.stringify(rows) } });
    const { code, stdout } = await project.cli(["flask", "reliability", "scores.json", "--resamples", "200"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Insightfulness +20 .* 0\.59$/mu);
    expect(stdout).toMatch(/^overall +40 .* 0\.73$/mu);
    const json = await project.cli(["flask", "reliability", "scores.json", "--resamples", "200", "--json"]);
    const value = parseJson(json.stdout);
    const first: unknown = isRecord(value) && Array.isArray(value["rows"]) ? value["rows"][0] : undefined;
    expect(first).toMatchObject({
      skill: "overall",
      n: 40,
      instructions: 20,
      runs: { interval: { value: 1 } },
    });
  });

  it.each([
    [{ human_score: [3, 6, 2] }, "field 'human_score.1' is 6, expected a whole score from 1 to 5"],
    [{ human_score: "3" }, "field 'human_score'"],
    [{ gpt4_score: [3.5] }, "gpt4_score.0"],
    [{ instruction: "Rate this" }, "a rating prompt with the headings"],
    [{ response_source: "" }, "response_source"],
  ])("says what is wrong with a row that has %j", async (wrong, says) => {
    const project = makeProject({
      ...{ evaluators: {}, files: { "scores.json": JSON.stringify([rows[0], { ...rows[1], ...wrong }]) } },
    });
    const { code, stderr } = await project.cli(["flask", "reliability", "scores.json"]);
    expect(code).toBe(2);
    expect(stderr).toContain("scores.json row 2");
    expect(stderr).toContain(says);
  });
});
