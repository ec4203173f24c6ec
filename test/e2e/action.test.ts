import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { judgedPairs } from "../support/judged-pairs.js";
import { temporaryFolder } from "../support/run-cli.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly runs: {
    readonly using: string;
    readonly steps: readonly {
      readonly shell: string;
      readonly env: Readonly<Record<string, string>>;
      readonly run: string;
    }[];
  };
}

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs the action's one step as its host does: the script in a file, read by a bash that stops at the first error, and each input in
 * the variable that the step names for it.
 */
async function runAction(
  inputs: Readonly<Record<string, string>>,
  { cwd, path = "" }: { readonly cwd: string; readonly path?: string },
): Promise<Ended> {
  const { inputs: known, runs } = parse(readFileSync(join(root, "action.yml"), "utf8")) as Action;
  const [step, other] = runs.steps;
  if (step === undefined || other !== undefined) throw new Error("Expected one step");
  expect([runs.using, step.shell]).toEqual(["composite", "bash"]);
  expect(step.run).not.toContain("${{");
  const given = Object.entries(step.env).map(([name, text]) => {
    const [, input = ""] = /^\$\{\{ inputs\.([a-z-]+) \}\}$/u.exec(text) ?? [];
    expect(Object.keys(known)).toContain(input);
    return [name, inputs[input] ?? known[input]?.default ?? ""] as const;
  });
  expect(given).toHaveLength(Object.keys(known).length);
  const script = join(temporaryFolder(), "step.sh");
  writeFileSync(script, step.run);
  const env = {
    PATH: `${path}:${process.env["PATH"] ?? ""}`,
    HOME: cwd,
    // What npx looks up by itself is no part of the action.
    npm_config_update_notifier: "false",
    npm_config_offline: "true",
    GITHUB_STEP_SUMMARY: join(cwd, "summary.md"),
    ...Object.fromEntries(given),
  };
  const args = ["--noprofile", "--norc", "-e", "-o", "pipefail", script];
  return new Promise((resolve) => {
    execFile("bash", args, { cwd, env }, (error, stdout, stderr) => {
      resolve({
        code: typeof error?.code === "number" ? error.code : error === null ? 0 : -1,
        stdout,
        stderr,
      });
    });
  });
}

/** What the step hands to npx, in whose place stands a program that writes down what it is given. */
async function handedOver(inputs: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const cwd = temporaryFolder();
  const path = join(cwd, "bin");
  mkdirSync(path);
  writeFileSync(join(path, "npx"), '#!/bin/bash\nprintf "%s\\0" "$@" > said\n', { mode: 0o755 });
  const { code, stdout } = await runAction(inputs, { cwd, path });
  expect(existsSync(join(cwd, "pwned"))).toBe(false);
  if (code !== 0) return [String(code), stdout];
  const said = readFileSync(join(cwd, "said"), "utf8").split("\0").slice(0, -1);
  return said.map((text) => text.replace(join(cwd, "summary.md"), "summary.md"));
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

test.each([
  "1.0.0; touch pwned",
  "npm:other@1.0.0",
  "https://example.org/x.tgz",
  "1.0.0\n::set-env name=A::b",
  "$(id)",
])("no package but reife is installed for the version %j", async (version) => {
  expect(await handedOver({ config: "c.yaml", version })).toEqual([
    "2",
    "::error::The input version is no version of reife, such as 1.2.3\n",
  ]);
});

test(
  "the action runs a project's own reife: exit code, summary and JUnit say what came out",
  { timeout: 240_000 },
  async () => {
    const project = await judgedPairs();
    const cwd = project.folder;
    mkdirSync(join(cwd, "node_modules/.bin"), { recursive: true });
    symlinkSync(join(root, "bin/reife.js"), join(cwd, "node_modules/.bin/reife"));
    const given = { config: "configs/test.yaml", baseline: "results/test", out: "results/now" };
    const passed = await runAction({ ...given, "fail-under": "good:accuracy=0.8" }, { cwd });
    expect([passed.code, passed.stderr]).toEqual([0, expect.stringContaining("passed")]);
    expect(project.read("summary.md")).toMatch(/^## Gates: 7 checks, passed\n/u);
    const failed = await runAction({ ...given, "fail-under": "0.8", junit: "junit.xml" }, { cwd });
    expect(failed.code).toBe(4);
    expect(project.read("summary.md")).toMatch(/\n## Gates: 9 checks, 2 failed\n/u);
    expect(project.read("junit.xml")).toContain('failures="2"');
  },
);
