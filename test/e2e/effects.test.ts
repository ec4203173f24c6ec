import { describe, expect, it } from "vitest";
import { isRecord } from "../../src/core/is-record.js";
import { parseJson } from "../../src/core/parse-json.js";
import { judgedPairs } from "../support/judged-pairs.js";
import { makeProject } from "../support/project.js";

describe("reife effects", () => {
  it("tells judges and protocols apart in words that fit 80 columns, the same for its only dataset", async () => {
    const project = await judgedPairs();
    const told = await project.cli(["effects", "results/test"]);
    expect(told).toMatchObject({ code: 0, stderr: "" });
    expect(told.stdout).toMatch(/^Grid: 2 judges x 2 protocols x 1 dataset, 60 instances/u);
    const rows = told.stdout
      .split("\n")
      .flatMap((line) => /^(\d)\S* +(?:\[\S+\] +)?(good|poor|base|cot) /u.exec(line) ?? []);
    expect(rows.filter((name) => name === "good" || name === "poor")).toEqual(["good", "poor"]);
    for (const line of told.stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
    const { stdout } = await project.cli(["effects", "results/test", "--dataset", "pairs"]);
    expect(stdout).toBe(told.stdout);
  });

  it("gives the whole document as JSON, with accuracies that the leaderboard has", async () => {
    const project = await judgedPairs();
    const { code, stdout } = await project.cli(["effects", "results/test", "--json"]);
    expect(code).toBe(0);
    const effects = parseJson(stdout);
    expect(effects).toMatchObject({
      schema: "reife/effects/1",
      run: "test",
      grid: {
        evaluators: ["good", "poor"],
        protocols: ["base", "cot"],
        datasets: [{ dataset: "pairs", n: 60, clusters: 59 }],
        leftOut: [],
      },
      gains: [{ evaluator: "good", overall: { options: 1, best: "cot" } }, { evaluator: "poor" }],
    });
    expect(accuracies(effects, "evaluators", "id")).toEqual(
      accuracies(parseJson(project.read("results/test/leaderboard.json")), "evaluators", "evaluator"),
    );
  });

  it("refuses an unknown dataset in one line, with the one that was meant or those that there are", async () => {
    const project = await judgedPairs();
    const cases = [
      ["pears", "did you mean 'pairs'?"],
      ["something-else", "it has pairs"],
    ] as const;
    for (const [dataset, hint] of cases) {
      const { code, stdout, stderr } = await project.cli(["effects", "results/test", "--dataset", dataset]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
      expect(stderr).toContain(`Cannot find dataset '${dataset}' in this run`);
      expect(stderr.toLowerCase()).toContain(hint);
      expect(stderr.trim().split("\n")).toHaveLength(1);
    }
  });

  it("says in one line that a run of null judges has no effects", async () => {
    const rules = makeProject({
      evaluators: { rule: { title: "A rule", adapter: "null", rule: "longest" } },
    });
    const ran = await rules.cli(["run", "configs/test.yaml", "--quiet"]);
    expect(ran).toMatchObject({ code: 0, stderr: "" });
    const { code, stdout, stderr } = await rules.cli(["effects", "results/test"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("null judges are no judges");
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });
});

/** Rounded accuracies by name, whatever the order. */
function accuracies(document: unknown, list: string, name: string): Readonly<Record<string, string>> {
  const found = isRecord(document) ? document[list] : undefined;
  const rows = isRecord(found) ? found["rows"] : found;
  if (!Array.isArray(rows)) throw new TypeError(`no ${list}`);
  return Object.fromEntries(
    rows.filter(isRecord).map((row) => {
      const { accuracy } = row;
      return [String(row[name]), isRecord(accuracy) ? Number(accuracy["value"]).toFixed(9) : "none"];
    }),
  );
}
