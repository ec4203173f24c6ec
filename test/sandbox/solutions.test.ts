import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { afterAll, expect, it } from "vitest";
import { readRows } from "../../src/datasets/read-rows.js";
import { programOf } from "../../src/sandbox/program-of.js";
import { testRunner } from "./runner-fixture.js";

const mirror = process.env["REIFE_MIRROR"] ?? fileURLToPath(new URL("../../../shared", import.meta.url));
const file = `${mirror}/data/instructeval/HumanEval.jsonl.gz`;

const runner = testRunner({ cpuSeconds: 20 });
afterAll(async () => runner.close());

/** Those whose tests lean on functions of the prompt; all 164 take minutes: `reife humaneval grade` on the solutions runs them. */
const chosen = ["HumanEval/32", "HumanEval/38", "HumanEval/50"];

it.skipIf(!existsSync(file))("HumanEval's own solutions pass", { timeout: 240_000 }, async () => {
  const rows = readRows({ name: file, text: gunzipSync(readFileSync(file)).toString("utf8") });
  expect(rows).toHaveLength(164);
  const outcomes = rows
    .filter((row) => chosen.includes(row.text("task_id")))
    .map(async (row) => {
      const [prompt, entryPoint] = [row.text("prompt"), row.text("entry_point")];
      const problem = { id: row.text("task_id"), prompt, entryPoint, tests: row.text("test") };
      return runner.run(programOf(problem, row.text("canonical_solution"), "sound"));
    });
  expect(await Promise.all(outcomes)).toEqual(chosen.map(() => ({ kind: "passed" })));
});
