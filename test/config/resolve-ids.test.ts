import { describe, expect, test } from "vitest";
import { readCatalog } from "../../src/config/catalog.js";
import { resolveIds, type ResolvedIds } from "../../src/config/resolve-ids.js";
import { temporaryTree } from "./temporary-tree.js";

function resolve(...written: string[]): ResolvedIds {
  const root = temporaryTree({
    "evaluators/gpt-4o.yaml": "",
    "evaluators/gpt-4o-mini.yaml": "",
    "evaluators/llmbar/gpt-4.yaml": "",
    "evaluators/nulls/first.yaml": "",
    "evaluators/nulls/random.yaml": "",
    "runs/mine.yaml": "id: my-judge",
    "runs/namesake.yaml": "id: gpt-4o",
    "runs/other.yaml": "id: my-judge",
  });
  return resolveIds({
    written,
    catalog: readCatalog({ kind: "evaluators", roots: [root], cwd: root }),
    placeOf: (index) => ({ file: "c.yaml", line: index === undefined ? 1 : index + 2, column: 5 }),
    folder: `${root}/runs`,
    cwd: root,
  });
}

describe("resolveIds()", () => {
  test.each<[written: string[], ids: string[]]>([
    [["gpt-4o"], ["gpt-4o"]],
    [
      ["nulls/random", "gpt-4o", "nulls/random"],
      ["nulls/random", "gpt-4o"],
    ],
    [["*"], ["gpt-4o", "gpt-4o-mini"]],
    [
      ["nulls/random", "nulls/*"],
      ["nulls/random", "nulls/first"],
    ],
    [
      ["**", "!nulls/*", "!gpt-4o"],
      ["gpt-4o-mini", "llmbar/gpt-4"],
    ],
    [["!gpt-4o", "gpt-*"], ["gpt-4o-mini"]],
    [
      ["./mine.yaml", "gpt-4o"],
      ["my-judge", "gpt-4o"],
    ],
    [["../evaluators/gpt-4o.yaml", "gpt-4o"], ["gpt-4o"]],
    [["./mine.yaml", "gpt-4o", "!my-*"], ["gpt-4o"]],
  ])("resolves %o to %o", (written, ids) => {
    const { entries, issues } = resolve(...written);
    expect(issues).toEqual([]);
    expect(entries.map(({ id }) => id)).toEqual(ids);
  });

  test.each<[written: string[], message: string, hint: string, line?: number]>([
    [["gpt4o"], "Unknown evaluator 'gpt4o'", "did you mean 'gpt-4o'? 'reife evaluators list' lists them"],
    [
      ["gpt-4"],
      "Unknown evaluator 'gpt-4'",
      "did you mean 'llmbar/gpt-4'? 'reife evaluators list' lists them",
    ],
    [["gpt-4o", "zebra"], "Unknown evaluator 'zebra'", "'reife evaluators list' lists them", 3],
    [["claude-*"], "No evaluator matches 'claude-*'", "'reife evaluators list' lists them"],
    [["mine.yaml"], "Unknown evaluator 'mine.yaml'", "write './mine.yaml' for a file"],
    [
      ["gpt-4o", "!nulls/frist"],
      "Unknown evaluator 'nulls/frist'",
      "did you mean 'nulls/first'? 'reife evaluators list' lists them",
      3,
    ],
    [["gpt-4o", "!x*"], "No evaluator matches 'x*'", "'reife evaluators list' lists them", 3],
    [["gpt-4o", "!gpt-*"], "No evaluators are left", "take an exclusion out", 1],
    [["!nulls/*"], "No evaluators are left", "take an exclusion out", 1],
    [["./none.yaml"], "Cannot read ./none.yaml: no such file", "files are relative to the config"],
    [["../runs"], "Cannot read ../runs: it is a folder", "files are relative to the config"],
    [
      ["./namesake.yaml"],
      "The id 'gpt-4o' of runs/namesake.yaml is taken by evaluators/gpt-4o.yaml",
      "give the file another id",
    ],
    [
      ["./mine.yaml", "./other.yaml"],
      "The id 'my-judge' of runs/other.yaml is taken by runs/mine.yaml",
      "give one of the two another id",
      3,
    ],
  ])("reports %o", (written, message, hint, line = 2) => {
    expect(resolve(...written).issues).toEqual([{ file: "c.yaml", line, column: 5, message, hint }]);
  });

  test("looks for what was meant a bounded number of times", () => {
    const { issues } = resolve(...Array.from({ length: 100_000 }, (_, index) => `gpt-4o-mini-${index % 10}`));
    expect(issues).toHaveLength(100_000);
    const helped = issues.filter(({ hint }) => hint?.includes("did you mean 'gpt-4o-mini'"));
    expect(helped).toHaveLength(50);
    expect(issues.at(-1)?.hint).toBe("'reife evaluators list' lists them");
  });

  test("reports every entry that means nothing", () => {
    expect(resolve("a1", "gpt-4o", "b2", "!c3").issues.map(({ line }) => line)).toEqual([2, 4, 5]);
  });
});
