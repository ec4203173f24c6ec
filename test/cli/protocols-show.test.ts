import { describe, expect, test } from "vitest";
import { parseJson } from "../../src/core/parse-json.js";
import { sha256 } from "../../src/core/sha256.js";
import { temporaryTree } from "../config/temporary-tree.js";
import { madeUpCard, madeUpPairs } from "../support/made-up-dataset.js";
import { runCli } from "../support/run-cli.js";

const url = "http://127.0.0.1:1/pairs";

function folderWithMirror(): string {
  return temporaryTree({
    "datasets/made-up.yaml": madeUpCard({ id: "made-up", url }),
    "mirror/data/made-up/pairs.jsonl": madeUpPairs,
  });
}

describe("reife protocols show", () => {
  test("prints byte for byte what would be sent for an instance", async () => {
    const cwd = folderWithMirror();
    const args = [
      "protocols",
      "show",
      "base",
      "--dataset",
      "made-up",
      "--instance",
      "row:2",
      "--mirror",
      "mirror",
    ];
    const { code, stdout, stderr } = await runCli(args, { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(
      /^Protocol base, version \d+: .*\nDataset made-up, row 2, instance [0-9a-f]{16}, presentation original\n/u,
    );
    expect(stdout).toContain("=== 1 of 1: step verdict\n");
    expect(stdout).toContain("# Instruction\nName a bird.\n");
    expect(stdout).toContain("# Output (a)\nA stone\n\n# Output (b)\nOwl\n");
    const json = await runCli([...args, "--json"], { cwd });
    const shown = parseJson(json.stdout);
    expect(shown).toMatchObject({
      protocol: "base",
      dataset: "made-up",
      row: 2,
      presentation: "original",
      asks: [
        {
          step: "verdict",
          samples: 1,
          messages: [
            { role: "system" },
            { role: "user", content: expect.stringContaining("# Output (b)\nOwl") as unknown },
          ],
        },
      ],
    });
  });

  test.each([
    { presentation: "swapped", shown: "# Output (a)\nOwl\n\n# Output (b)\nA stone\n" },
    { presentation: "original-glued", shown: "# Output (b)\nA stone\n\n# Output (a)\nOwl\n" },
    { presentation: "swapped-glued", shown: "# Output (b)\nOwl\n\n# Output (a)\nA stone\n" },
  ])("shows the pair as $presentation", async ({ presentation, shown }) => {
    const cwd = folderWithMirror();
    const where = ["--dataset", "made-up", "--instance", "row:2", "--mirror", "mirror"];
    const { stdout } = await runCli(["protocols", "show", "base", ...where, "--presentation", presentation], {
      cwd,
    });
    expect(stdout).toContain(shown);
  });

  test("quotes stand-ins for earlier replies, clearly marked, and shows every step", async () => {
    const [metrics, swap, samples] = await Promise.all([
      runCli(["protocols", "show", "metrics"]),
      runCli(["protocols", "show", "swap"]),
      runCli(["protocols", "show", "cot-consistency"]),
    ]);
    expect(metrics.stdout).toContain("=== 1 of 2: step metrics\n=== depends on the instruction");
    expect(metrics.stdout).toContain("\n[reply of step metrics]\n");
    expect(swap.stdout).toContain("=== 3 of 3: step synthesize\n");
    expect(swap.stdout.match(/\[reply of step cot\]/gu)).toHaveLength(2);
    expect(samples.stdout).toContain("=== 1 of 1: step cot\n");
    expect(samples.stdout).toContain("; asked 9 times\n");
  });

  test("tells the schema that a reply is held to", async () => {
    const { stdout } = await runCli(["protocols", "show", "structured"]);
    expect(stdout).toContain('\n=== schema: {"type":"object","properties":{"winner":');
    const json = await runCli(["protocols", "show", "structured", "--json"]);
    const schema = { name: "verdict", schema: { type: "object", required: ["winner"] } };
    expect(parseJson(json.stdout)).toMatchObject({ asks: [{ schema }] });
  });

  test("takes the first instance in file order, or the one whose id begins so", async () => {
    const first = await runCli(["protocols", "show", "base"]);
    const id = /instance ([0-9a-f]{16})/u.exec(first.stdout)?.[1] ?? "";
    expect(first.stdout).toContain("Dataset starter, row 1, ");
    const again = await runCli(["protocols", "show", "base", "--instance", id.slice(0, 8)]);
    expect(again.stdout).toBe(first.stdout);
  });

  test.each([
    { args: ["bse"], says: "Unknown protocol 'bse' (did you mean 'base'?" },
    { args: ["base", "--dataset", "startr"], says: "Unknown dataset 'startr' (did you mean 'starter'?" },
    {
      args: ["base", "--instance", "zz"],
      says: "Unknown instance 'zz' of starter (name a row, row:1 to row:144, or an id such as ",
    },
    { args: ["base", "--instance", "row:145"], says: "Unknown instance 'row:145' of starter" },
    {
      args: ["base", "--presentation", "swaped"],
      says: "Unknown presentation 'swaped' (did you mean 'swapped'?)",
    },
    { args: ["base", "--dataset", "llmbar-natural"], says: "run: reife datasets pull llmbar-natural" },
    { args: ["metrics*"], says: "'metrics*' names 2" },
    { args: [], says: "Missing required argument 'id'" },
  ])("refuses $args with exit code 2", async ({ args, says }) => {
    const { code, stdout, stderr } = await runCli(["protocols", "show", ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(says);
  });

  test("refuses a protocol that cannot judge the dataset, and shows one that can", async () => {
    const scores = '{"instruction":"Name a fruit.","output":"Apple","scores":{"Conciseness":5}}\n';
    const card = madeUpCard({ id: "scored", url, sha256: sha256(scores), count: 1 })
      .replace("task: pairwise", "task: pointwise")
      .replace("format: pairs-jsonl", "format: scores-jsonl\noptions: {low: 1, high: 5}")
      .replace("clusters: 2", "clusters: 1");
    const cwd = temporaryTree({ "datasets/scored.yaml": card, "mirror/data/scored/pairs.jsonl": scores });
    const where = ["--dataset", "scored", "--mirror", "mirror"];
    const base = await runCli(["protocols", "show", "base", ...where], { cwd });
    expect(base.code).toBe(2);
    expect(base.stderr).toContain(
      "Cannot show base for scored: the protocol judges pairwise instances, and scored is pointwise",
    );
    const flask = await runCli(["protocols", "show", "flask", ...where], { cwd });
    expect(flask).toMatchObject({ code: 0, stderr: "" });
    expect(flask.stdout).toContain("=== 1 of 1: step rate\n");
    expect(flask.stdout).toContain("Apple");
  });
});
