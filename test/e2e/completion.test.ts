import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { runCli, temporaryFolder } from "../support/run-cli.js";

const run = promisify(execFile);

/** What bash offers, by the script, for the last of some words. */
async function offered(script: string, words: readonly string[]): Promise<readonly string[]> {
  const ask = `source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _reife; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = await run("bash", ["--norc", "-c", ask, "bash", script, ...words]);
  expect(stderr).toBe("");
  return stdout.split("\n").filter((line) => line !== "");
}

it("reife completion bash completes commands, flags, values and cards in bash itself", async () => {
  const cwd = temporaryFolder();
  const { code, stdout } = await runCli(["completion", "bash"], { cwd });
  expect(code).toBe(0);
  const script = join(cwd, "reife.bash");
  writeFileSync(script, stdout);
  expect(await offered(script, ["reife", "le"])).toEqual(["leaderboard"]);
  expect(await offered(script, ["reife", "da"])).toEqual(["datasets"]);
  expect(await offered(script, ["reife", "datasets", ""])).toEqual(["list", "pull", "verify"]);
  expect(await offered(script, ["reife", "datasets", "pull", "llmbar-na"])).toEqual(["llmbar-natural"]);
  expect(await offered(script, ["reife", "run", "config.yaml", "--fail"])).toEqual([
    "--fail-under",
    "--fail-under-low",
  ]);
  expect(await offered(script, ["reife", "leaderboard", "x", "--format", "la"])).toEqual(["latex"]);
  expect(await offered(script, ["reife", "run", "conf"])).toEqual([]);
  expect((await runCli(["completion", "fishh"], { cwd })).stderr).toContain("did you mean 'fish'?");
});

it("reife completion zsh and fish name the same commands", async () => {
  const cwd = temporaryFolder();
  const zsh = await runCli(["completion", "zsh"], { cwd });
  expect(zsh.stdout).toMatch(/^autoload -Uz compinit bashcompinit\n/u);
  const fish = await runCli(["completion", "fish"], { cwd });
  expect(fish.stdout).toContain("complete -c reife -n '__fish_use_subcommand' -a leaderboard -d ");
  expect(fish.stdout).toContain(
    "complete -c reife -n '__fish_seen_subcommand_from leaderboard' -l format -x -a 'table json",
  );
});
