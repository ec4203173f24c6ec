import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { judgedPairs } from "../support/judged-pairs.js";

it("reife run and leaderboard exit with 4 where a gate fails, and write what CI shows", async () => {
  const project = await judgedPairs();
  const board = ["leaderboard", "results/test"];
  const passed = await project.cli([...board, "--fail-under", "good:accuracy=0.8"]);
  expect(passed).toMatchObject({ code: 0, stderr: "\nGates: 3 checks, passed\n" });
  expect(passed.stdout).toContain("good");

  const files = ["--summary", "out/summary.md", "--junit", "out/junit.xml"];
  const failed = await project.cli([...board, "--format", "csv", "--fail-under", "0.8", ...files]);
  expect(failed.code).toBe(4);
  expect(failed.stderr).toContain("failed: poor:base:pairs: accuracy >= 0.8: accuracy is 0.");
  expect(failed.stdout).toMatch(/^evaluator,adapter,/u);
  expect(project.read("out/junit.xml")).toContain(
    '<testsuite name="accuracy &gt;= 0.8" tests="4" failures="2"',
  );
  const summary = project.read("out/summary.md");
  expect(summary).toMatch(/^## Gates: 5 checks, 2 failed\n/u);
  expect(summary).toContain("## Evaluators");

  // The config again, with the judges' names the other way round: all was asked before, but for the judge that got worse.
  const step = join(project.folder, "step.md");
  project.write("step.md", "what another step said\n");
  project.write(
    "evaluators/good.yaml",
    JSON.stringify({ title: "Worse", adapter: "simulated", seed: 3, traits: { accuracy: 0.5 } }),
  );
  const rerun = ["run", "configs/test.yaml", "--out", "results/now", "--baseline", "results/test"];
  const worse = await project.cli([...rerun, "--quiet", "--summary", step], {
    env: { GITHUB_STEP_SUMMARY: step },
  });
  expect(worse.code).toBe(4);
  expect(worse.stdout).toBe("");
  expect(worse.stderr).toMatch(/failed: good:base:pairs: not worse than results\/test: accuracy went from/u);
  expect(readFileSync(step, "utf8")).toMatch(/^what another step said\n## Gates: 5 checks, 2 failed/u);
  const json = await project.cli([...rerun, "--json"]);
  expect(json.code).toBe(4);
  expect(json.stdout.trim().split("\n").at(-1)).toMatch(
    /^\{"type":"gates\.checked","code":4,"schema":"reife\/gates\/1"/u,
  );

  const unknown = await project.cli(["run", "configs/test.yaml", "--fail-under", "godo:accuracy=0.5"]);
  expect(unknown).toMatchObject({ code: 2, stdout: "" });
  expect(unknown.stderr).toContain("did you mean 'good'?");
  expect(await project.cli([...rerun, "--baseline", "results/none"])).toMatchObject({ code: 2, stdout: "" });
});
