import { describe, expect, it } from "vitest";
import { parseJson } from "../../src/core/parse-json.js";
import { judgedPairs } from "../support/judged-pairs.js";

describe("reife bias", () => {
  it("says what moves each judge, in words and as JSON", async () => {
    const project = await judgedPairs();
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
