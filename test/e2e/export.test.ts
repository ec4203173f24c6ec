import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";
import { expect, it } from "vitest";
import { parse } from "csv-parse/sync";
import { parseJson } from "../../src/core/parse-json.js";
import { judgedPairs } from "../support/judged-pairs.js";
import { storedCalls, storedJudgments } from "../support/project.js";

async function readParquet(file: string): Promise<readonly Record<string, unknown>[]> {
  return parquetReadObjects({ file: await asyncBufferFromFile(file) });
}

it("reife export writes judgments and calls that other programs read, with a card and without texts", async () => {
  const project = await judgedPairs();
  const to = join(project.folder, "shared");
  const done = await project.cli([
    "export",
    "results/test",
    "--to",
    "shared",
    "--format",
    "parquet,csv,jsonl",
  ]);
  expect(done).toMatchObject({ code: 0, stderr: "" });
  const judgments = storedJudgments(join(project.folder, "results/test"));
  const rows = await readParquet(join(to, "judgments.parquet"));
  expect(rows).toHaveLength(judgments.length);
  const [first] = judgments;
  expect(rows[0]).toMatchObject({
    ...{ evaluator: first?.evaluator, instance: first?.instance, presentation: first?.presentation },
    ...{ preference: first?.preference ?? null, repeat: 0, calls: JSON.stringify(first?.calls) },
  });
  const right = rows.filter(({ evaluator, preference, gold }) => evaluator === "good" && preference === gold);
  const own = judgments.filter(({ evaluator }) => evaluator === "good");
  expect(right.length / own.length).toBeGreaterThan(0.8);

  const calls = await readParquet(join(to, "calls.parquet"));
  expect(calls.map(({ id }) => id)).toEqual(
    storedCalls(join(project.folder, "results/test")).map(({ id }) => id),
  );
  expect(Object.keys(calls[0] ?? {})).not.toContain("reply");

  const csv = parse(readFileSync(join(to, "judgments.csv")), { columns: true });
  const lines = readFileSync(join(to, "judgments.jsonl"), "utf8").trim().split("\n").map(parseJson);
  expect(csv).toHaveLength(rows.length);
  expect(lines).toEqual(rows);
  expect(csv[3]).toMatchObject({ instance: rows[3]?.["instance"], gold: rows[3]?.["gold"] });

  const card = readFileSync(join(to, "README.md"), "utf8");
  expect(card).toMatch(/^---\npretty_name: "Judgments of test"\nlicense: apache-2\.0\n/u);
  expect(card).toContain("  - config_name: judgments\n    data_files: judgments.parquet\n    default: true");
  const all = ["judgments.csv", "calls.csv", "README.md"].map((file) => readFileSync(join(to, file), "utf8"));
  expect(all.join()).not.toMatch(/Question 7|Another answer/u);

  expect(await project.cli(["export", "results/test", "--to", "shared"])).toMatchObject({ code: 2 });
  const texts = await project.cli(["export", "results/test", "--to", "with", "--texts"]);
  expect(texts.code).toBe(0);
  expect(await readParquet(join(project.folder, "with/calls.parquet"))).toMatchObject([
    { reply: expect.any(String) as string },
    ...calls.slice(1).map(() => ({})),
  ]);
});

it("reife export says where a run is damaged, and leaves no part of a table behind", async () => {
  const project = await judgedPairs();
  const file = "results/test/judgments.jsonl";
  const lines = project.read(file).split("\n");
  project.write(file, [...lines.slice(0, 2), '{"evaluator":1}', ...lines.slice(3)].join("\n"));
  const damaged = await project.cli(["export", "results/test", "--to", "shared"]);
  expect(damaged).toMatchObject({ code: 2, stdout: "" });
  expect(damaged.stderr).toMatch(/^reife: Cannot read \S+judgments\.jsonl:3: it is no judgment/u);
  project.write(file, lines.slice(2).join("\n"));
  const cut = await project.cli(["export", "results/test", "--to", "shared"]);
  expect(cut.stderr).toMatch(
    /^reife: Cannot read \S+judgments\.jsonl: it holds \d+ of the run's \d+ judgments/u,
  );
  expect(readdirSync(join(project.folder, "shared"))).toEqual([]);
});

it("reife leaderboard writes LaTeX, HTML and Parquet", async () => {
  const project = await judgedPairs();
  const board = ["leaderboard", "results/test", "--format"];
  const latex = await project.cli([...board, "latex"]);
  expect(latex.stdout).toContain("\\toprule");
  expect(latex.stdout).toContain("accuracy \\%");
  const html = await project.cli([...board, "html", "--by", "evaluator"]);
  expect(html.stdout).toMatch(/^<!doctype html>\n.*<td>good<\/td>/su);
  const parquet = await project.cli([...board, "parquet", "--metrics", "kappa"]);
  expect(parquet.stdout.slice(0, 4)).toBe("PAR1");
  expect((await project.cli([...board, "latx"])).stderr).toContain("did you mean 'latex'?");
});
