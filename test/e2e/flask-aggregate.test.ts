import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { runCli, temporaryFolder, type CliResult } from "../support/run-cli.js";
import oracle from "../oracles/flask-aggregate.json" with { type: "json" };
import { linesOf } from "../imports/support/source-file.js";

function folderOfReviews(): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "alpha.jsonl"), linesOf(...oracle.files.alpha));
  writeFileSync(join(folder, "beta.jsonl"), linesOf(...oracle.files.beta));
  writeFileSync(join(folder, "questions.jsonl"), linesOf(...oracle.questions));
  return folder;
}

describe("reife flask aggregate", () => {
  const aggregate = async (folder: string, ...args: readonly string[]): Promise<CliResult> =>
    runCli(["flask", "aggregate", ...args], { cwd: folder });

  it("shows models side by side, in every form", async () => {
    const folder = folderOfReviews();
    const table = await aggregate(folder, "alpha.jsonl", "beta.jsonl", "--questions", "questions.jsonl");
    expect(table).toMatchObject({ code: 0, stderr: "" });
    expect(table.stdout).toContain("2 questions without a review:");
    expect(table.stdout).toMatch(/by skill\n.*\n.*\nLogical Correctness +alpha +11 +3\.55 +2\.99 to 4\.10/u);
    expect(Math.max(...table.stdout.split("\n").map(({ length }) => length))).toBeLessThanOrEqual(80);
    const csv = await aggregate(
      folder,
      "alpha.jsonl",
      "beta.jsonl",
      "--format",
      "csv",
      "--by",
      "skill-difficulty",
    );
    expect(csv.stdout).toContain("Logical Correctness / simple lifestyle knowledge,alpha,");
    const md = await aggregate(folder, "alpha.jsonl", "--format", "md", "--by", "overall");
    expect(md.stdout.split("\n")[2]).toContain("|overall||alpha|3.67");
    const json = await aggregate(folder, "beta.jsonl", "alpha.jsonl", "--baseline", "alpha", "--json");
    expect(JSON.parse(json.stdout)).toMatchObject({ schema: "reife/flask-aggregate/1", baseline: "alpha" });
  });

  it("reads a run as it reads the files that the run was made of", async () => {
    const folder = folderOfReviews();
    writeFileSync(join(folder, "once.jsonl"), linesOf(...oracle.files.alpha.slice(0, -1)));
    const imported = ["once.jsonl", "--evaluator", "gpt-4", "--no-gold", "--out", "run"];
    expect(await runCli(["import", "flask", ...imported, "--quiet"], { cwd: folder })).toMatchObject({
      code: 0,
    });
    const [ofRun, ofFile] = await Promise.all(
      ["run", "once.jsonl"].map((source) =>
        aggregate(folder, source, "--by", "ability,difficulty", "--json"),
      ),
    );
    const rows = (result: CliResult | undefined): unknown =>
      (JSON.parse(result?.stdout ?? "") as { rows: unknown }).rows;
    expect(rows(ofRun)).toEqual(rows(ofFile));
  });

  it("writes the authors' tables", async () => {
    const folder = folderOfReviews();
    const { stdout } = await aggregate(folder, "alpha.jsonl", "--compat", "--to", "stats");
    expect(stdout).toBe("alpha_skill.csv\nalpha_domain.csv\nalpha_difficulty_skill.csv\n");
    expect(readFileSync(join(folder, "stats/alpha_skill.csv"), "utf8")).toBe(oracle.compat.own.alpha.skill);
  });

  it.each([
    [["alpha.jsonl", "--by", "skil"], "Did you mean 'skill'?"],
    [["alpha.jsonl", "--baseline", "alpa"], "No model is called 'alpa'"],
    [["alpha.jsonl", "--to", "x"], "Cannot use --to without --compat"],
    [["alpha.jsonl", "--format", "xml"], "'xml' is none of"],
    [["nothing.jsonl"], "there is no such file"],
    [["alpha.jsonl", "--questions", "flask-v2"], "Did you mean 'flask-v1'?"],
    [["."], "it holds no manifest.json"],
  ])("says in one line what is wrong with %j", async (args, words) => {
    const { code, stderr } = await aggregate(folderOfReviews(), ...args);
    expect(code).toBe(2);
    expect(stderr.toLowerCase()).toContain(words.toLowerCase());
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });
});
