import { describe, expect, it } from "vitest";
import { parseJson } from "../../src/core/parse-json.js";
import { makeProject } from "../support/project.js";

describe("reife jury", () => {
  it("makes panels of a run's judgments, beside the best single judge, within 80 columns", async () => {
    const judge = (accuracy: number): Readonly<Record<string, unknown>> => ({
      title: "Made up",
      adapter: "simulated",
      seed: 3,
      traits: { accuracy },
    });
    const project = makeProject({
      evaluators: { good: judge(0.9), poor: judge(0.6) },
      rows: Array.from({ length: 40 }, (_, index) => ({
        id: String(index),
        instruction: `Question ${index}`,
        output_a: `One answer ${index}`,
        output_b: `Another answer ${index}`,
        gold: index % 2 === 0 ? "A" : "B",
      })),
      config: { protocols: ["base", "cot"] },
    });
    expect(await project.cli(["run", "configs/test.yaml", "--quiet"])).toMatchObject({ code: 0 });
    const told = await project.cli(["jury", "results/test", "--size", "3"]);
    expect(told).toMatchObject({ code: 0, stderr: "" });
    expect(told.stdout).toContain("Best single judge: #");
    expect(told.stdout).toMatch(/votes are worth/u);
    for (const line of told.stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);

    const one = await project.cli([
      "jury",
      "results/test",
      "--members",
      "good,poor",
      "--protocol",
      "base",
      "--json",
    ]);
    expect(parseJson(one.stdout)).toMatchObject({
      schema: "reife/jury/1",
      runs: ["test"],
      tried: 1,
      candidates: [
        { place: 1, evaluator: "good" },
        { place: 2, evaluator: "poor" },
      ],
      panels: [{ members: [1, 2] }],
    });

    const refused = await project.cli(["jury", "results/test", "--members", "gud"]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain("--members: no judge is called 'gud'");
    const twice = await project.cli(["jury", "results/test", "results/test"]);
    expect(twice.code).toBe(2);
    expect(twice.stderr).toContain("and so does a run named before it");
  });
});
