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
    expect(told.stdout).toMatch(/A - B = \+\d+\.\d points,\s+95 % interval\s+\+\d/u);
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

  it("compares across two runs on what they share, and by slices; refuses what is not the same", async () => {
    const project = await judgedPairs();
    expect(
      await project.cli(["run", "configs/test.yaml", "--limit", "20", "--out", "results/part", "--quiet"]),
    ).toMatchObject({ code: 0 });
    const across = ["compare", "results/test", "good:base", "good:base", "--with", "results/part", "--json"];
    const same = await project.cli(across);
    expect(same).toMatchObject({ code: 0 });
    expect(parseJson(same.stdout)).toMatchObject({
      a: { run: "results/test" },
      b: { run: "results/part" },
      overall: { n: 20, difference: { value: 0 }, verdict: "equivalent" },
    });
    const facts = project.read("results/part/instances.jsonl");
    project.write("results/part/instances.jsonl", facts.replaceAll('"preference":"A"', '"preference":"tie"'));
    const refused = await project.cli(across);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain("of pairs has another gold in the second");
    expect(refused.stderr.trim().split("\n")).toHaveLength(1);
  });

  it.each([
    [["good", "poor", "--margin", "2"], "Expected a number above 0 and below 1 for --margin: got '2'"],
    [["good", "poor", "--adjust", "homl"], "did you mean 'holm'?"],
    [["good", "poor", "--by", "skill"], "Cannot slice by 'skill'"],
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
