import { expect, it } from "vitest";
import { parseJson } from "../../src/core/parse-json.js";
import { makeProject, pairRows, type Project } from "../support/project.js";

const judge = (accuracy: number, seed: number): unknown => ({
  ...{ title: "Made up", adapter: "simulated", seed, traits: { accuracy } },
});

const early = {
  ...{ evaluator: "good", after: 20, by: "best", difference: { low: -0.5, high: -0.1 } },
  ...{ savedTrials: 200, savedCalls: 200 },
};

it("reife run --race drops who is dominated, ranks it nowhere, and decides the same after a kill", async () => {
  const project = makeProject({
    evaluators: { best: judge(0.97, 1), good: judge(0.94, 2), coin: judge(0.5, 3) },
    rows: pairRows(120),
  });
  const told = await project.cli(["run", "configs/test.yaml", "--race"]);
  expect(told.code).toBe(0);
  expect(told.stdout).toMatch(/Raced out: coin after \d+ instances/u);
  expect(told.stdout).toMatch(/coin is not ranked: raced out after \d+ instances/u);
  expect(parseJson(project.read("results/test/leaderboard.json"))).toMatchObject({
    evaluators: [
      { evaluator: "best", n: 120 },
      { evaluator: "good", n: 120 },
      { evaluator: "coin", n: 0 },
    ],
  });
  const whole = filesOf(project);

  // What a kill leaves behind: the first part of the calls, the last one torn, and no numbers.
  const calls = project.read("results/test/calls.jsonl");
  project.write("results/test/calls.jsonl", calls.slice(0, Math.floor(calls.length * 0.4)));
  const again = await project.cli(["run", "configs/test.yaml", "--race", "--quiet"]);
  expect(again.code).toBe(0);
  expect(filesOf(project)).toEqual(whole);

  // And a kill in the middle of things.
  const running = project.start(["run", "configs/test.yaml", "--race", "--out", "results/other"]);
  await running.wrote("trials");
  running.send("SIGKILL");
  await running.done.catch(() => undefined);
  const last = await project.cli(["run", "configs/test.yaml", "--race", "--out", "results/other", "--quiet"]);
  expect(last).toMatchObject({ code: 0 });
  expect(project.read("results/other/leaderboard.json")).toBe(whole.leaderboard);

  // Decisions stay, whatever trials say later: those of the folder are followed, not taken again.
  const record = project.read("results/other/race.json");
  const moved = record.replace(/"dropped": \[/u, `$&${JSON.stringify(early)},`);
  project.write("results/other/race.json", moved);
  const followed = await project.cli(["run", "configs/test.yaml", "--race", "--out", "results/other"]);
  expect(followed.stdout).toContain("good is not ranked: raced out after 20 instances");
  expect(project.read("results/other/race.json")).toBe(moved);
  const compared = await project.cli(["compare", "results/other", "best", "coin"]);
  expect(compared.stdout).toMatch(/Note: coin was raced out after \d+ instances/u);
  const changed = ["run", "configs/test.yaml", "--race", "--out", "results/other", "--seed", "8"];
  const refused = await project.cli(changed);
  expect(refused).toMatchObject({ code: 2, stdout: "" });
  expect(refused.stderr).toContain("race.json holds decisions of another race");

  const rescored = await project.cli(["rescore", "results/other"]);
  expect(rescored.stdout).toContain("coin is not ranked: raced out");
});

function filesOf(project: Project): Readonly<Record<"leaderboard" | "judgments", string>> {
  return {
    leaderboard: project.read("results/test/leaderboard.json"),
    judgments: project.read("results/test/judgments.jsonl"),
  };
}
