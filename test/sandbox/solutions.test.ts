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

/** Those whose tests lean on functions of the prompt; `bench/humaneval.mjs` runs all 164, which takes minutes. */
const chosen = ["HumanEval/32", "HumanEval/38", "HumanEval/50"];

it.skipIf(!existsSync(file))(
  "HumanEval's own solutions pass, and no other",
  { timeout: 240_000 },
  async () => {
    const rows = readRows({ name: file, text: gunzipSync(readFileSync(file)).toString("utf8") });
    expect(rows).toHaveLength(164);
    const gradeOf = async (row: (typeof rows)[number], completion: string): Promise<string> => {
      const [prompt, entryPoint] = [row.text("prompt"), row.text("entry_point")];
      const problem = { id: row.text("task_id"), prompt, entryPoint, tests: row.text("test") };
      return (await runner.run(programOf(problem, completion, "sound"))).kind;
    };
    const found = rows.filter((row) => chosen.includes(row.text("task_id")));
    const outcomes = found.map(async (row) => gradeOf(row, row.text("canonical_solution")));
    expect(await Promise.all(outcomes)).toEqual(chosen.map(() => "passed"));
    // The helper of the prompt, made idle by the completion, is the tests' own still.
    const idle = "    return s\n\n\ndef encode_cyclic(s):\n    return s\n\n\nuse = encode_cyclic\n";
    const [, cyclic] = found;
    if (cyclic !== undefined) expect(await gradeOf(cyclic, idle)).toBe("failed");
  },
);
