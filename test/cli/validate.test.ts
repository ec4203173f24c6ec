import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { temporaryTree } from "../config/temporary-tree.js";
import { runCli } from "../support/run-cli.js";

const root = new URL("../../", import.meta.url);
const config = (text: string): Readonly<Record<string, string>> => ({ "mine.yaml": text });
const small = "evaluators: [nulls/first]\nprotocols: [base]\n";

describe("reife validate", () => {
  test("finds every shipped card valid", async () => {
    const { code, stdout, stderr } = await runCli(["validate"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/^\d+ evaluators, \d+ protocols, \d+ datasets: all valid\n$/u);
  });

  test("checks the prompts that instructions are annotated with, and the rubric", async () => {
    const card = readFileSync(new URL("annotators/flask.md", root), "utf8");
    const wrong = temporaryTree({
      "annotators/flask.md": card.replace("# Instruction\n{{instruction}}", "# Instruction\n{{question}}"),
    });
    const hole = await runCli(["validate"], { cwd: wrong });
    expect(hole.code).toBe(2);
    expect(hole.stderr).toContain("annotators/flask.md");
    expect(hole.stderr).toContain("{{question}}");
    const bare = temporaryTree({ "annotators/flask.md": card.replace("<!-- fragment: coding -->", "") });
    expect((await runCli(["validate"], { cwd: bare })).stderr).toContain(
      "no section <!-- fragment: coding -->",
    );
  });

  test("plans a config", async () => {
    const cwd = temporaryTree(config(`${small}datasets: [starter]\n`));
    const { code, stdout } = await runCli(["validate", "mine.yaml", "--set", "limits.instances=5"], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/\nmine\.yaml: valid, 1 cells, 10 trials\n$/u);
  });

  test("a dataset that is not here is a warning", async () => {
    const cwd = temporaryTree(config(`${small}datasets: [starter, llmbar-natural]\n`));
    const { code, stdout, stderr } = await runCli(["validate", "mine.yaml"], { cwd });
    expect(code).toBe(0);
    expect(stdout).toMatch(/\nmine\.yaml: valid, 1 cells, 288 trials\n$/u);
    expect(stderr).toBe(
      "reife: warning: dataset llmbar-natural is not here and was not planned: reife datasets pull llmbar-natural\n",
    );
  });

  test("tells all problems of all cards and of the config at once, and exits with 2", async () => {
    const cwd = temporaryTree({
      ...config("evaluators: [nulls/frist]\nprotocols: [bse]\ndatasets: [starter]\n"),
      "evaluators/a.yaml": "title: A\nadapter: opnai\n",
      "protocols/b.md": "no front matter\n",
      "datasets/c.yaml": "id: c\ntitel: C\n",
    });
    const { code, stdout, stderr } = await runCli(["validate", "mine.yaml"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain("evaluators/a.yaml:2");
    expect(stderr).toContain("protocols/b.md:1:1: no front matter");
    expect(stderr).toContain("datasets/c.yaml:2:1: Unknown key 'titel'");
    expect(stderr).toContain("mine.yaml:1:14: Unknown evaluator 'nulls/frist' (did you mean 'nulls/first'?");
    expect(stderr).toContain("mine.yaml:2:13: Unknown protocol 'bse' (did you mean 'base'?");
    expect(stdout).toMatch(/datasets: \d+ problems\n$/u);
  });

  test("finds names of formats and of reading rules that do not exist", async () => {
    const card = (more: string): string => `title: R\nadapter: recorded\njudge: R\n${more}`;
    const dataset = readFileSync(new URL("datasets/llmbar-natural.yaml", root), "utf8");
    const cwd = temporaryTree({
      "evaluators/r1.yaml": card("format: llmbra\n"),
      "evaluators/r2.yaml": card(
        "format: llmbar\ncompatibility: {label-line: llmbar-lime, higher-scor: x, missing-pair: y}\n",
      ),
      "datasets/d.yaml": dataset
        .replace("id: llmbar-natural", "id: d")
        .replace("format: llmbar", "format: llmbra"),
    });
    const { code, stderr } = await runCli(["validate"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain(
      "evaluators/r1.yaml: Unknown recording format 'llmbra' (did you mean 'llmbar'?)",
    );
    expect(stderr).toContain(`evaluators/r2.yaml: Cannot read by "llmbar-lime" in place of label-line`);
    expect(stderr).toContain("evaluators/r2.yaml: Unknown rule 'higher-scor' (did you mean 'higher-score'?)");
    expect(stderr).toContain(
      "evaluators/r2.yaml: Cannot read by 'y' in place of missing-pair: there is no such rule",
    );
    expect(stderr).toContain("datasets/d.yaml: Unknown dataset format 'llmbra'");
  });

  test.each([
    { args: ["nowhere.yaml"], says: "Cannot read nowhere.yaml" },
    { args: ["--sett", "a=b"], says: "Unknown option '--sett' (did you mean --set?)" },
  ])("refuses $args with exit code 2", async ({ args, says }) => {
    const { code, stderr } = await runCli(["validate", ...args]);
    expect(code).toBe(2);
    expect(stderr).toContain(says);
  });

  test("refuses a config of which no cell is left", async () => {
    const cwd = temporaryTree(
      config("evaluators: [nulls/first]\nprotocols: [rating]\ndatasets: [starter]\n"),
    );
    const { code, stderr } = await runCli(["validate", "mine.yaml"], { cwd });
    expect(code).toBe(2);
    expect(stderr).toContain(
      "Cannot run mine.yaml: all 1 cells of the matrix are left out, for example nulls/first x rating",
    );
  });
});
