import { describe, expect, it } from "vitest";
import { parseJson } from "../../src/core/parse-json.js";
import { judgedPairs } from "../support/judged-pairs.js";

describe("reife compare", () => {
  it("tells how much better one judge is, in words, by dataset and as JSON", async () => {
    const project = await judgedPairs();
    const told = await project.cli(["compare", "results/test", "good", "poor"]);
    expect(told).toMatchObject({ code: 0, stderr: "" });
    expect(told.stdout).toMatch(
      /^A good\nB poor\npairs, 60 instances that both have judged, in 59 clusters\n/u,
    );
    expect(told.stdout).toMatch(/A - B = \+\d+\.\d points,\s+95 % interval \+\d/u);
    expect(told.stdout).toContain("A is better, beyond what the choice of instances explains.");
    for (const line of told.stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);

    const { stdout } = await project.cli(["compare", "results/test", "good:base", "good:cot", "--json"]);
    expect(parseJson(stdout)).toMatchObject({
      schema: "reife/comparison/1",
      run: "test",
      a: { evaluator: "good", protocol: "base" },
      overall: { n: 60, cells: 1 },
      datasets: { pairs: { n: 60 } },
    });
  });

  it.each([
    [["good", "pour"], "did you mean 'poor'?"],
    [["good"], "Missing required argument 'b'"],
    [["good", "base"], "Cannot compare evaluator good with protocol base"],
  ])("refuses %j in one line", async (names, message) => {
    const project = await judgedPairs();
    const { code, stderr } = await project.cli(["compare", "results/test", ...names]);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });
});
