import { describe, expect, it } from "vitest";
import { isRecord } from "../../src/core/is-record.js";
import { parseJson } from "../../src/core/parse-json.js";
import { linesOf } from "../imports/support/source-file.js";
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

  it("measures one's own reviews: against people, among judges, and with longer answers", async () => {
    const reviewed = (respondent: string, shift: number): readonly object[] =>
      rows
        .slice(0, 20)
        .filter(({ response_source }) => response_source === respondent)
        .map(({ idx, criteria, human_score: [truth = 0] }) => ({
          ...{ question_id: idx, text: `Question ${idx}`, answer: "", metrics: [criteria] },
          ...{ domain_labeled: ["Math"], difficulty_labeled: "expert level knowledge" },
          review: JSON.stringify({ [criteria]: Math.min(5, truth + shift) }),
          target_txt: "word ".repeat(truth),
        }));
    const bard = reviewed("bard", 0);
    const project = makeProject({
      evaluators: {},
      files: {
        "scores.json": JSON.stringify(rows),
        // One instruction stands under two ids.
        "strict/bard.jsonl": linesOf(...bard, { ...bard[0], question_id: "again" }),
        "strict/chatgpt.jsonl": linesOf(...reviewed("chatgpt", 0)),
        "mild/bard.jsonl": linesOf(...reviewed("bard", 1)),
        "long/bard-long.jsonl": linesOf(...reviewed("bard", 1)),
        "other/vicuna.jsonl": linesOf(...bard),
      },
    });
    const run = async (...args: readonly string[]): ReturnType<typeof project.cli> =>
      project.cli(["flask", "reliability", ...args, "--resamples", "200"]);
    const strict = ["--reviews", "strict/bard.jsonl", "strict/chatgpt.jsonl"];
    const found = parseJson((await run("scores.json", ...strict, "mild/bard.jsonl", "--json")).stdout);
    expect(found).toMatchObject({
      judges: [
        { judge: "strict", ambiguous: 1, rows: [{ skill: "overall", reviewed: 19, n: 19 }, {}] },
        { judge: "mild", ambiguous: 0, rows: [{ skill: "overall", reviewed: 10, n: 10 }, {}] },
      ],
      amongJudges: [{ skill: "overall", n: 9 }, { skill: "Insightfulness" }],
    });
    const shown = await run("--reviews", "strict/bard.jsonl", "--longer", "long/bard-long.jsonl");
    expect(shown.stderr).toBe("");
    // Of nine answers the two with a 5 cannot be scored higher.
    expect(shown.stdout).toMatch(/^overall +strict +9 +22\.2 .* 0\.78 /mu);
    expect(shown.stdout).not.toContain("model and humans");
    expect((await run("scores.json", ...strict)).stdout).toMatch(/^strict +19 .*\npaper: ROUGE-L/mu);
    for (const [args, says] of [
      [[], "Cannot measure reliability of nothing"],
      [["scores.json", "--longer", "mild/bard.jsonl"], "Cannot use --longer without --reviews"],
      [["scores.json", "--reviews", "other/vicuna.jsonl"], "humans scored bard, chatgpt; reviewed: vicuna"],
      [["--reviews", "mild/bard.jsonl", "mild/bard.jsonl"], "Reviews of bard by mild are given twice"],
      [
        [...strict, "mild/bard.jsonl", "--longer", "long/bard-long.jsonl"],
        "no reviews of --reviews are long's",
      ],
    ] as const) {
      const { code, stderr } = await run(...args);
      expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(says) as string });
    }
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
