import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { runCli, temporaryFolder, type CliResult } from "../support/run-cli.js";

const problem = {
  task_id: "Own/0",
  prompt: 'def twice(x):\n    """ Twice x. """\n',
  entry_point: "twice",
  canonical_solution: "    return 2 * x\n",
  test: "def check(candidate):\n    assert candidate(2) == 4\n    assert candidate([1]) == [1, 1]\n",
};
const cacheFolder = fileURLToPath(new URL("../../node_modules/.cache/reife", import.meta.url));

function jsonLines(rows: readonly unknown[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join("");
}

function folderWith(samples: readonly unknown[]): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "problems.jsonl"), jsonLines([problem]));
  writeFileSync(join(folder, "samples.jsonl"), jsonLines(samples));
  return folder;
}

async function grade(cwd: string, ...flags: readonly string[]): Promise<CliResult> {
  const args = ["humaneval", "grade", "samples.jsonl", "--problems", "problems.jsonl", ...flags];
  return runCli(args, { cwd, env: { REIFE_CACHE_DIR: cacheFolder }, timeoutMs: 240_000 });
}

describe("reife humaneval grade", { timeout: 300_000 }, () => {
  it("grades by both rules, goes on where it was cut off, and runs nothing twice", async () => {
    const folder = folderWith([
      { task_id: "Own/0", completion: "    return 2 * x" },
      { task_id: "Own/0", completion: "```python\ndef twice(x):\n    return 2 * x\n```" },
    ]);
    const first = await grade(folder, "--json", "--k", "1,2,3", "--quiet");
    expect(first.stderr).toBe("");
    expect(first.code).toBe(0);
    const rule = (name: string, passed: number, values: readonly unknown[]): unknown => ({
      ...{ rule: name, samples: 2, problems: 1, missing: [] },
      outcomes: expect.objectContaining({ passed, failed: 2 - passed }) as unknown,
      passAtK: values.map((estimate, index) => ({ k: index + 1, estimate })),
    });
    const fewer = { undefined: "1 of 1 problems have fewer than 3 samples" };
    expect(JSON.parse(first.stdout)).toMatchObject({
      schema: "reife/humaneval/1",
      interpreter: expect.stringMatching(/^Python 3\.\d+\.\d+ in Pyodide /u) as unknown,
      rules: [
        rule("compat", 1, [{ value: 0.5 }, { value: 1 }, fewer]),
        rule("sound", 2, [{ value: 1 }, { value: 1 }, fewer]),
      ],
    });
    const file = join(folder, "samples_results.jsonl");
    const lines = readFileSync(file, "utf8");
    expect(lines.trim().split("\n")).toHaveLength(4);
    // The last grade is half written, and another program's outcome is one that no run would give.
    const cut = lines
      .slice(0, -20)
      .replace('"passed":false,"outcome":{"kind":"failed"', '"passed":false,"outcome":{"kind":"timeout"');
    writeFileSync(file, cut);
    const second = await grade(folder);
    expect(second.stdout).toMatch(/^compat +pass@1 +50\.0 /mu);
    expect(second.stdout).toMatch(/^sound +2 +0 +0 +0 +0 +0$/mu);
    expect(readFileSync(file, "utf8").startsWith(cut)).toBe(true);
  });

  it("names a problem that there is not, and a flag's bad value", async () => {
    const folder = folderWith([{ task_id: "Own/1", completion: "" }]);
    const odd = await grade(folder);
    expect(odd.code).toBe(2);
    expect(odd.stderr).toContain(
      "Cannot grade samples.jsonl row 1: there is no problem 'Own/1' (did you mean 'Own/0'?)",
    );
    expect((await grade(folder, "--k", "0")).stderr).toContain("--k, such as 1,10: got '0'");
    expect((await grade(folder, "--rules", "loose")).stderr).toContain("--rules: got 'loose'");
  });
});
