import { execFile, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { runCli, temporaryFolder } from "../support/run-cli.js";

const run = promisify(execFile);

/** What a shell makes of each line that is typed, by the script that `reife completion` prints for it: one answer a line. */
type Asker = (script: string, lines: readonly string[]) => Promise<readonly string[]>;

/** All that is offered for the last word, parted by blanks. */
const inBash: Asker = async (script, lines) => {
  const ask = `source "$1"; shift
for line; do
  COMP_WORDS=($line); if [[ "$line" == *" " ]]; then COMP_WORDS+=(""); fi
  COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _reife; echo "\${COMPREPLY[*]}"
done`;
  return answers("bash", ["--norc", "-c", ask, "bash", script, ...lines]);
};

const inFish: Asker = async (script, lines) => {
  const ask = String.raw`source $argv[1]
for line in $argv[2..]
  complete -C $line | string split -f1 \t | string join " "
end
true`;
  return answers("fish", ["--no-config", "-c", ask, script, ...lines]);
};

/** In a terminal of its own, where a tab is typed after each line: what the command would be given. */
const inZsh: Asker = async (script, lines) => {
  const ask = `zmodload zsh/zpty
zpty shell zsh -f -i
zpty -w shell "PS1=; source $1; reife() { print -r -- \\"<<\\$*>>\\" }; print ready"
zpty -r shell said '*ready*ready*'
shift
for line; do
  zpty -w -n shell "$line"$'\\t\\n'
  zpty -r shell said '*<<*>>*'
  print -r -- "\${\${said#*<<}%%>>*}"
done
zpty -d shell`;
  return answers("zsh", ["-f", "-c", ask, "zsh", script, ...lines]);
};

async function answers(shell: string, args: readonly string[]): Promise<readonly string[]> {
  const home = temporaryFolder();
  const env = { PATH: process.env["PATH"], HOME: home, TERM: "dumb", LC_ALL: "C.UTF-8" };
  const { stdout, stderr } = await run(shell, [...args], { cwd: home, env, timeout: 50_000 });
  expect(stderr).toBe("");
  return stdout.trimEnd().split("\n");
}

/** Writes the script for a shell to a file; its path. */
async function scriptOf(shell: string): Promise<string> {
  const cwd = temporaryFolder();
  const { code, stdout } = await runCli(["completion", shell], { cwd });
  expect(code).toBe(0);
  const script = join(cwd, `reife.${shell}`);
  writeFileSync(script, stdout);
  return script;
}

const isAbsent = (shell: string): boolean => spawnSync(shell, ["-c", "true"]).status !== 0;

describe.for([
  { shell: "bash", ask: inBash },
  { shell: "fish", ask: inFish },
])("reife completion $shell", ({ shell, ask }) => {
  it.skipIf(isAbsent(shell))("completes commands, flags, values and cards in the shell itself", async () => {
    const asked = {
      "reife le": "leaderboard",
      "reife da": "datasets",
      "reife datasets ": "list pull verify",
      "reife datasets pull llmbar-na": "llmbar-natural",
      "reife run config.yaml --fail": "--fail-under --fail-under-low",
      "reife instructeval run --tas": "--tasks",
      "reife leaderboard x --format la": "latex",
    };
    expect(await ask(await scriptOf(shell), Object.keys(asked))).toEqual(Object.values(asked));
  });
});

describe("reife completion zsh", () => {
  it.skipIf(isAbsent("zsh"))("completes commands, flags, values and cards at a terminal", async () => {
    const asked = {
      "reife le": "leaderboard",
      "reife datasets pu": "datasets pull",
      "reife datasets pull llmbar-na": "datasets pull llmbar-natural",
      "reife run config.yaml --fail-under-": "run config.yaml --fail-under-low",
      "reife leaderboard x --format la": "leaderboard x --format latex",
    };
    expect(await inZsh(await scriptOf("zsh"), Object.keys(asked))).toEqual(Object.values(asked));
  });
});

it("reife completion knows which shell was meant", async () => {
  expect((await runCli(["completion", "fishh"])).stderr).toContain("did you mean 'fish'?");
});
