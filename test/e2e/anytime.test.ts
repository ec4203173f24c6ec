import { expect, it } from "vitest";
import { parseJson } from "../../src/core/parse-json.js";
import { makeProject, pairRows } from "../support/project.js";

const simulated = (accuracy: number, seed: number): unknown => ({
  ...{ title: "Made up", adapter: "simulated", seed, traits: { accuracy } },
});

it("reife leaderboard --anytime reads a run that was killed, and the same run when it is done", async () => {
  const project = makeProject({
    evaluators: { good: simulated(0.9, 1), poor: simulated(0.5, 2) },
    rows: pairRows(60),
  });
  expect(await project.cli(["run", "configs/test.yaml", "--quiet"])).toMatchObject({ code: 0 });
  const show = ["leaderboard", "results/test", "--anytime"];
  const whole = await project.cli(show);
  expect(whole).toMatchObject({ code: 0, stderr: "" });
  expect(whole.stdout).toMatch(/good\s+base\s+pairs\s+(\d+)\/\1\s+\d+\.\d\s+\d+\.\d to/u);

  // As while it runs: calls up to a torn line, and neither judgments nor instances.
  const calls = project.read("results/test/calls.jsonl");
  project.write("results/test/calls.jsonl", calls.slice(0, Math.floor(calls.length * 0.5)));
  const manifest = project.read("results/test/manifest.json");
  project.write("results/test/manifest.json", manifest.replace('"ended": "done"', '"ended": "running"'));
  project.write("results/test/judgments.jsonl", "");
  project.write("results/test/instances.jsonl", "");
  const half = await project.cli(show);
  expect(half).toMatchObject({ code: 0, stderr: "" });
  expect(half.stdout).toContain("test so far: it is not finished");
  const { stdout } = await project.cli([...show, "--format", "json"]);
  const board = parseJson(stdout) as { cells: { finished: number; clusters: number }[] };
  expect(board).toMatchObject({ schema: "reife/anytime/1", running: true, level: 0.95 });
  const total = (key: "finished" | "clusters"): number =>
    board.cells.reduce((sum, cell) => sum + cell[key], 0);
  expect(total("finished")).toBeGreaterThan(20);
  expect(total("finished")).toBeLessThan(total("clusters"));
  const refused = await project.cli([...show, "--by", "skill"]);
  expect(refused).toMatchObject({ code: 2, stdout: "" });
  expect(refused.stderr).toContain("Cannot use --by with --anytime");
});
