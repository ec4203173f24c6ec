import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { temporaryFolder } from "../support/run-cli.js";

const run = promisify(execFile);
const root = fileURLToPath(new URL("../..", import.meta.url));

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly runs: {
    readonly steps: readonly { readonly env: Readonly<Record<string, string>>; readonly run: string }[];
  };
}

/** What the action's step hands to npx, given its inputs: as its host does, each into the variable that the step names. */
async function handedOver(inputs: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const action = parse(readFileSync(join(root, "action.yml"), "utf8")) as Action;
  const [step] = action.runs.steps;
  if (step === undefined) throw new Error("No step");
  expect(step.run).not.toContain("${{");
  const folder = temporaryFolder();
  mkdirSync(join(folder, "bin"));
  writeFileSync(join(folder, "bin/npx"), '#!/bin/bash\nprintf "%s\\0" "$@" > said\n', { mode: 0o755 });
  const given = Object.entries(step.env).map(([name, text]) => {
    const [, input = ""] = /^\$\{\{ inputs\.([a-z-]+) \}\}$/u.exec(text) ?? [];
    expect(Object.keys(action.inputs)).toContain(input);
    return [name, inputs[input] ?? action.inputs[input]?.default ?? ""] as const;
  });
  const env = {
    PATH: `${join(folder, "bin")}:${process.env["PATH"] ?? ""}`,
    GITHUB_STEP_SUMMARY: "summary.md",
  };
  await run("bash", ["-e", "-c", step.run], { cwd: folder, env: { ...env, ...Object.fromEntries(given) } });
  expect(existsSync(join(folder, "pwned"))).toBe(false);
  return readFileSync(join(folder, "said"), "utf8").split("\0").slice(0, -1);
}

test("the action hands its inputs over, and nothing where they are empty", async () => {
  expect(await handedOver({ config: "config.yaml" })).toEqual([
    ...["--no-install", "reife", "run", "--summary", "summary.md", "--no-progress", "--", "config.yaml"],
  ]);
  const all = {
    "fail-under": "accuracy=0.8",
    "fail-under-low": "true",
    baseline: "results/main",
    margin: "0.05",
  };
  expect(
    await handedOver({ config: "c.yaml", ...all, junit: "j.xml", "max-cost": "5", version: "0.1.0" }),
  ).toEqual([
    ...["--yes", "--", "reife@0.1.0", "run", "--summary", "summary.md", "--no-progress"],
    ...["--fail-under=accuracy=0.8", "--fail-under-low", "--baseline=results/main", "--margin=0.05"],
    ...["--junit=j.xml", "--max-cost=5", "--", "c.yaml"],
  ]);
});

test("no input of the action is ever run", async () => {
  const hostile = "$(touch pwned); `touch pwned` \"; touch pwned; ' && touch pwned #\n--out=/";
  const said = await handedOver({ config: hostile, baseline: hostile });
  expect(said).toContain(`--baseline=${hostile}`);
  expect(said.at(-1)).toBe(hostile);
});
