import { describe, expect, it } from "vitest";
import { parseJson } from "../../src/core/parse-json.js";
import { makeProject, type PairRow, type Project } from "../support/project.js";

interface VotedRow extends PairRow {
  readonly votes?: readonly string[];
  readonly annotators?: readonly string[];
  readonly tags?: Readonly<Record<string, readonly string[]>>;
}

/** Three persons who agree mostly, on pairs of three systems. */
function rowOf(index: number): VotedRow {
  const gold = index % 2 === 0 ? "A" : "B";
  const other = index % 5 === 0 ? (gold === "A" ? "B" : "A") : gold;
  const systems = ["ant", "bee", "cow"];
  return {
    id: String(index),
    instruction: `Question ${index}`,
    output_a: `One answer ${index}`,
    output_b: `Another answer ${index}`,
    gold,
    votes: [gold, gold, other],
    annotators: ["ann", "bob", "cid"],
    tags: { systems: [systems[index % 3] ?? "", systems[(index + 1) % 3] ?? ""] },
  };
}

async function ranProject(rows: readonly VotedRow[]): Promise<Project> {
  const judge = { title: "Made up", adapter: "simulated", seed: 3, traits: { accuracy: 0.9 } };
  const project = makeProject({ evaluators: { good: judge }, rows });
  expect(await project.cli(["run", "configs/test.yaml", "--quiet"])).toMatchObject({ code: 0, stderr: "" });
  return project;
}

describe("reife ceiling", () => {
  it("sets a judge beside three persons, as a table and as JSON; the leaderboard has the share too", async () => {
    const project = await ranProject(Array.from({ length: 60 }, (_, index) => rowOf(index)));
    const { code, stdout } = await project.cli(["ceiling", "results/test", "--epsilon", "0.2", "--json"]);
    expect(code).toBe(0);
    expect(parseJson(stdout)).toMatchObject({
      schema: "reife/ceiling/1",
      run: "test",
      cells: [
        {
          ...{ evaluator: "good", protocol: "base", dataset: "pairs" },
          ceilings: [{ n: 60, annotators: 3, identified: true, by: "labels" }],
          altTest: {
            epsilon: 0.2,
            annotators: [{ annotator: "ann" }, { annotator: "bob" }, { annotator: "cid" }],
          },
          soft: { n: 60, strata: { unanimous: { n: 48 }, split: { n: 12 } } },
        },
      ],
    });
    const told = await project.cli(["ceiling", "results/test"]);
    expect(told.code).toBe(0);
    for (const line of told.stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
    const board = await project.cli(["leaderboard", "results/test", "--format", "json"]);
    expect(parseJson(board.stdout)).toMatchObject({
      cells: [
        {
          annotators: { ceiling: { n: 60, identified: true }, soft: { n: 60 } },
          systems: {
            level: "system",
            systems: 3,
            each: { ant: { n: 40 }, bee: { n: 40 }, cow: { n: 40 } },
          },
        },
      ],
    });
  });

  it("refuses a run whose instances have one gold each, and a price that is none, in one line", async () => {
    const rows = Array.from({ length: 6 }, (_, index): VotedRow => {
      const { id, instruction, output_a, output_b, gold } = rowOf(index);
      return { id, instruction, output_a, output_b, gold };
    });
    const project = await ranProject(rows);
    const none = await project.cli(["ceiling", "results/test", "--json"]);
    expect(none).toMatchObject({ code: 2, stdout: "" });
    expect(none.stderr).toContain("no instance has two votes or ratings");
    const priced = await project.cli(["ceiling", "results/test", "--epsilon", "much"]);
    expect(priced.code).toBe(2);
    expect(priced.stderr).toContain("Expected a share from 0 to 1 for --epsilon: got 'much'");
  });
});
