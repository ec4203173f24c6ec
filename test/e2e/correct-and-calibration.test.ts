import { describe, expect, it } from "vitest";
import { parseJson } from "../../src/core/parse-json.js";
import { makeProject, type Project } from "../support/project.js";

/** A table whose judge passes a third of what humans fail. */
const table = [
  "judge,human",
  ...Array.from({ length: 90 }, (_, row) => {
    const human = row % 3 === 0 ? "fail" : "pass";
    return `${row % 9 === 0 ? "pass" : human},${row < 45 ? human : ""}`;
  }),
].join("\n");

function withRun(): Project {
  const judge = { title: "Made up", adapter: "simulated", seed: 3, traits: { accuracy: 0.85 } };
  return makeProject({
    evaluators: { good: judge },
    config: { protocols: ["base", "cot-consistency"] },
    rows: Array.from({ length: 60 }, (_, index) => ({
      id: String(index),
      instruction: `Question ${index}?`,
      output_a: `Answer ${index}.`,
      output_b: `Another answer ${index}.`,
      gold: index % 2 === 0 ? "A" : "B",
    })),
    files: { "verdicts.csv": table, "odd.csv": "judge,human\n1,0\n0,n/a\n" },
  });
}

describe("reife correct and reife calibration", () => {
  it("work on a run and on a table, in words and as JSON", async () => {
    const project = withRun();
    const ran = await project.cli(["run", "configs/test.yaml", "--quiet"]);
    expect(ran.code).toBe(0);

    const corrected = await project.cli(["correct", "verdicts.csv"]);
    expect(corrected).toMatchObject({ code: 0, stderr: "" });
    expect(corrected.stdout).toMatch(/^verdicts\.csv: pass rate\n90 items, 45 of them labelled\n/u);
    for (const line of corrected.stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);

    const filter = ["--filter", "protocol=base"];
    const hidden = await project.cli(["correct", "results/test", ...filter, "--labels", "30", "--json"]);
    expect(parseJson(hidden.stdout)).toMatchObject({
      schema: "reife/correction/1",
      corrections: [
        {
          source: "good base pairs",
          quantity: "win rate of A",
          items: 60,
          labelled: 30,
          truth: [{ value: 0.5 }],
        },
      ],
    });

    const calibrated = await project.cli(["calibration", "results/test", "--agreement", "0.7"]);
    expect(calibrated).toMatchObject({ code: 0, stderr: "" });
    expect(calibrated.stdout).toContain("good under cot-consistency, by vote share\n");
    expect(calibrated.stdout).toContain("good under base: gives no confidences\n");
    for (const line of calibrated.stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
    const json = await project.cli(["calibration", "results/test", "--json"]);
    expect(parseJson(json.stdout)).toMatchObject({
      schema: "reife/calibration/1",
      agreement: 0.9,
      delta: 0.05,
    });

    for (const [args, message] of [
      [["correct", "odd.csv"], "odd.csv row 2 (line 3): field 'human' is \"n/a\""],
      [["correct", "verdicts.csv", "--human-column", "humans"], "did you mean 'human'?"],
      [["correct", "verdicts.csv", "--method", "pip"], "did you mean 'ppi'?"],
      [["correct", "none.csv"], "none.csv: there is no such file"],
      [["calibration", "results/test", "--delta", "0.7"], "Expected a number above 0 and below 0.5"],
    ] as const) {
      const { code, stderr } = await project.cli([...args]);
      expect(code).toBe(2);
      expect(stderr.toLowerCase()).toContain(message.toLowerCase());
      expect(stderr.trim().split("\n")).toHaveLength(1);
    }
  });
});
