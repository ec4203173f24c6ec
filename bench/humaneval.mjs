// Runs HumanEval's own 164 solutions in the sandbox, as completions under every rule, and names those that do not pass.
// Usage: node bench/humaneval.mjs [HumanEval.jsonl.gz] [folder that keeps the grades, to go on where it was stopped]
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const mirror = process.env.REIFE_MIRROR ?? here("../../shared");
const file = resolve(process.argv[2] ?? `${mirror}/data/instructeval/HumanEval.jsonl.gz`);
const folder = process.argv[3] ?? mkdtempSync(join(tmpdir(), "humaneval-"));
mkdirSync(folder, { recursive: true });

const rowsOf = (text) =>
  text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
const bytes = readFileSync(file);
const problems = rowsOf((file.endsWith(".gz") ? gunzipSync(bytes) : bytes).toString());
const samples = join(folder, "solutions.jsonl");
writeFileSync(
  samples,
  problems
    .map((row) => `${JSON.stringify({ task_id: row.task_id, completion: row.canonical_solution })}\n`)
    .join(""),
);
const args = ["humaneval", "grade", samples, "--problems", file, "--rules", "raw,compat,sound"];
const { status } = spawnSync(process.execPath, [here("../bin/reife.js"), ...args], { stdio: "inherit" });
if (status !== 0) process.exit(status ?? 1);

const solutionOf = new Map(problems.map((row) => [row.task_id, row.canonical_solution]));
const isCut = ({ rule, task_id: id }) =>
  rule === "compat" && /\S[^]*\n\n[^]*\S/u.test(solutionOf.get(id) ?? "");
const lost = rowsOf(readFileSync(join(folder, "solutions_results.jsonl"), "utf8")).filter(
  ({ passed }) => !passed,
);
const unforeseen = lost.filter((grade) => !isCut(grade));
console.log(`compat cuts ${lost.length - unforeseen.length} solutions at a blank line`);
for (const { rule, task_id: id, outcome } of unforeseen)
  console.log(`${rule} ${id}: ${JSON.stringify(outcome)}`);
process.exitCode = unforeseen.length === 0 ? 0 : 1;
