import { describe, expect, it } from "vitest";
import { parseJson } from "../../src/core/parse-json.js";
import { makeProject, type Project } from "../support/project.js";

describe("reife bias", () => {
  it("says what moves each judge, in words and as JSON", async () => {
    const project = await withRun();
    const told = await project.cli(["bias", "results/test"]);
    expect(told).toMatchObject({ code: 0, stderr: "" });
    expect(told.stdout).toMatch(/^evaluator +protocol +pairs/u);
    expect(told.stdout).toMatch(
      /Place: picks the output shown first \d+\.\d points (more|less) often than chance/u,
    );
    for (const line of told.stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);

    const { stdout } = await project.cli([
      "bias",
      "results/test",
      "--evaluator",
      "good",
      "--by",
      "evaluator",
      "--json",
    ]);
    expect(parseJson(stdout)).toMatchObject({
      schema: "reife/bias/1",
      by: ["evaluator"],
      rows: [{ keys: { evaluator: "good" }, cells: 2, pairs: 60, consistency: { method: "cluster-robust" } }],
    });

    const unknown = await project.cli(["bias", "results/test", "--by", "evaluater"]);
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain("'evaluator'");
    expect(unknown.stderr.trim().split("\n")).toHaveLength(1);
  });
});

async function withRun(): Promise<Project> {
  const judge = (accuracy: number): Readonly<Record<string, unknown>> => ({
    title: "Made up",
    adapter: "simulated",
    seed: 3,
    traits: { accuracy },
  });
  const project = makeProject({
    evaluators: { good: judge(0.95), poor: judge(0.5) },
    rows: Array.from({ length: 60 }, (_, index) => ({
      id: String(index),
      instruction: `Question ${Math.max(1, index)}`,
      output_a: `One answer ${index}`,
      output_b: `Another answer ${index}`,
      gold: index % 2 === 0 ? "A" : "B",
    })),
    config: { protocols: ["base", "cot"] },
  });
  expect(await project.cli(["run", "configs/test.yaml", "--quiet"])).toMatchObject({ code: 0, stderr: "" });
  return project;
}
