import { expect, it } from "vitest";
import { parseJson } from "../../src/core/parse-json.js";
import { makeProject, pairRows } from "../support/project.js";

it("reife power plans from numbers and from a run, and says what it lacks", async () => {
  const judge = (accuracy: number, seed: number): unknown => ({
    ...{ title: "Made up", adapter: "simulated", seed, traits: { accuracy } },
  });
  const project = makeProject({
    evaluators: { good: judge(0.9, 1), poor: judge(0.6, 2) },
    rows: pairRows(40),
  });
  const lacking = await project.cli(["power"]);
  expect(lacking.code).toBe(2);
  expect(lacking.stderr).toContain("it is not known on how many verdicts two judges differ");
  const numbers = await project.cli([
    "power",
    "--discordance",
    "0.2",
    "--difference",
    "0.03",
    "--label-cost",
    "1",
  ]);
  expect(numbers).toMatchObject({ code: 0, stderr: "" });
  expect(numbers.stdout).toContain("1,742 instances are needed");
  expect(numbers.stdout).toContain("Human labels: 1,742 ($1742.00).");
  for (const line of numbers.stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  const impossible = await project.cli(["power", "--discordance", "0.02", "--difference", "0.03"]);
  expect(impossible).toMatchObject({ code: 2, stdout: "" });
  expect(impossible.stderr).toContain("a difference of 0.03 where judges differ on 0.02 of verdicts");

  expect(await project.cli(["run", "configs/test.yaml", "--quiet"])).toMatchObject({ code: 0 });
  const { stdout } = await project.cli(["power", "results/test", "--json"]);
  expect(parseJson(stdout)).toMatchObject({
    schema: "reife/power/1",
    pairs: [{ a: "good", b: "poor", instances: 40, verdicts: 80 }],
    pilot: { a: "good", b: "poor", kind: "only" },
    plan: { assumptions: { verdictsPerInstance: 2, evaluators: 2 } },
  });
  const named = await project.cli(["power", "results/test", "--pair", "poor,good", "--json"]);
  expect(parseJson(named.stdout)).toMatchObject({ pilot: { a: "poor", b: "good", kind: "named" } });
  const refused = await project.cli(["power", "results/test", "--pair", "poor,god"]);
  expect(refused).toMatchObject({ code: 2, stdout: "" });
  expect(refused.stderr).toContain("did you mean 'good'?");
});
