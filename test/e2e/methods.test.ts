import { expect, it } from "vitest";
import { parseJson } from "../../src/core/parse-json.js";
import { makeProject } from "../support/project.js";

it("reife methods tells a run's choices, and stops to speak for a card that has changed since", async () => {
  const card = { title: "Made up", adapter: "simulated", seed: 3, traits: { accuracy: 0.9 } };
  const project = makeProject({ evaluators: { good: card } });
  expect(await project.cli(["run", "configs/test.yaml", "--quiet"])).toMatchObject({ code: 0, stderr: "" });
  const told = await project.cli(["methods", "results/test"]);
  expect(told).toMatchObject({ code: 0, stderr: "" });
  expect(told.stdout).toContain("good (simulated, not an LLM)");
  for (const line of told.stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  project.write("evaluators/good.yaml", JSON.stringify({ ...card, seed: 4 }));
  const { stdout } = await project.cli(["methods", "results/test", "--json"]);
  expect(parseJson(stdout)).toMatchObject({
    schema: "reife/methods/1",
    evaluators: [{ evaluator: "good", card: "changed since" }],
    protocols: [{ protocol: "base", card: "as used" }],
    datasets: [{ dataset: "pairs", card: "as used", n: 12 }],
    coverage: { trials: 24, verdicts: 24, unparsed: 0, failed: 0 },
  });
});
