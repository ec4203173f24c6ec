import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runCli, temporaryFolder } from "../support/run-cli.js";

it("reife init makes a project that runs at once, and overwrites nothing", async () => {
  const cwd = temporaryFolder();
  const made = await runCli(["init", "my demo"], { cwd });
  expect(made).toMatchObject({ code: 0, stderr: "" });
  expect(made.stdout).toContain("cd 'my demo' && reife run config.yaml");
  const project = join(cwd, "my demo");
  const run = await runCli(["run", "config.yaml", "--set", "resamples=200"], { cwd: project });
  expect(run.code).toBe(0);
  expect(run.stdout).toContain("simulated/sharp");
  expect(readFileSync(join(project, "results/my-demo/leaderboard.csv"), "utf8")).toContain("my-pairs");
  expect(await runCli(["validate", "config.yaml"], { cwd: project })).toMatchObject({ code: 0 });

  writeFileSync(join(project, "config.yaml"), "mine");
  const again = await runCli(["init"], { cwd: project });
  expect(again.code).toBe(2);
  expect(again.stderr).toContain("it holds config.yaml, evaluators/my-judge.yaml");
  expect(readFileSync(join(project, "config.yaml"), "utf8")).toBe("mine");
});

it("reife init --from makes the card of a table of one's own", async () => {
  const cwd = temporaryFolder();
  const rows = [
    "no,prompt,left: x,right,who won",
    '1,"Say ""hi""\nplease",hi,ho,left: x',
    "2,Say ho,hi,ho,right",
  ];
  writeFileSync(join(cwd, "My votes.csv"), `\uFEFF${rows.join("\r\n")}\r\n3,Say ho,ho,,tie\r\n`);
  const named = [
    "--instruction",
    "prompt",
    "--a",
    "left: x",
    "--b",
    "right",
    "--gold",
    "who won",
    "--id",
    "no",
  ];
  const made = await runCli(["init", "own", "--from", "My votes.csv", ...named], { cwd });
  expect(made).toMatchObject({ code: 0, stderr: "" });
  expect(made.stdout).toContain("3 pairs in 2 clusters");
  const run = await runCli(["run", "config.yaml", "--quiet", "--set", "resamples=200"], {
    cwd: join(cwd, "own"),
  });
  expect(run).toMatchObject({ code: 0, stderr: "" });
  const facts = readFileSync(join(cwd, "own/results/own/instances.jsonl"), "utf8").trim().split("\n");
  expect(facts).toHaveLength(3);
  expect(facts.join()).toContain('"preference":"tie"');

  const wrong = await runCli(["init", "x", "--from", "My votes.csv", ...named.with(1, "promt")], { cwd });
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toContain("has no column 'promt'");
  expect(wrong.stderr).toContain("id you mean 'prompt'?");
});
