import { expect, it } from "vitest";
import { parseJson } from "../../src/core/parse-json.js";
import { judgedPairs } from "../support/judged-pairs.js";

it("reife drift tells a judge that changed from one that did not", async () => {
  const project = await judgedPairs();
  const worse = { title: "Worse", adapter: "simulated", seed: 3, traits: { accuracy: 0.55 } };
  project.write("evaluators/good.yaml", JSON.stringify(worse));
  expect(await project.cli(["run", "configs/test.yaml", "--out", "results/now", "--quiet"])).toMatchObject({
    code: 0,
  });
  const told = await project.cli(["drift", "results/test", "results/now"]);
  expect(told).toMatchObject({ code: 0, stderr: "" });
  expect(told.stdout).toContain("Cards that differ: good.");
  const drift = parseJson((await project.cli(["drift", "results/test", "results/now", "--json"])).stdout) as {
    readonly cells: readonly {
      readonly evaluator: string;
      readonly change: number;
      readonly parts: { readonly judge: number };
    }[];
  };
  for (const { evaluator, change, parts } of drift.cells) {
    expect(parts.judge).toBeCloseTo(change, 12);
    expect(change < -0.2).toBe(evaluator === "good");
  }
  expect(drift.cells).toHaveLength(4);
});
