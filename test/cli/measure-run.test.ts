import { describe, expect, it } from "vitest";
import type { CellFacts } from "../../src/core/cell-facts.js";
import type { Judgment } from "../../src/core/judgment.js";
import { measureGrid, measureRun } from "../../src/cli/measure-run.js";
import type { CallFacts } from "../../src/metrics/call-totals.js";
import { pairFacts, pairJudgment } from "../support/pair-fixture.js";

const facts = ["a", "b"].map((id) => pairFacts(id, "A"));

function cell(evaluator: string, adapter: string, more: Partial<CellFacts> = {}): CellFacts {
  return {
    ...{ evaluator, adapter, protocol: "base", dataset: "d", task: "pairwise", reading: "own" },
    ...{ presentationsShareCalls: false, missingPairAgrees: false },
    ...more,
  };
}

/** One judgment of each pair, in both positions, which rests on a call of each of these judges. */
function judgments(evaluator: string, judges: readonly string[]): readonly Judgment[] {
  return facts.flatMap(({ id }) =>
    (["original", "swapped"] as const).map((presentation) =>
      pairJudgment(id, presentation, presentation === "original" ? "A" : "B", {
        evaluator,
        calls: judges.map((judge) => `${judge} ${id} ${presentation}`),
      }),
    ),
  );
}

function board(cells: readonly CellFacts[], all: readonly Judgment[]): ReturnType<typeof measureRun> {
  const callFacts = (id: string): CallFacts => {
    const evaluator = id.split(" ")[0] ?? "";
    // Nobody counted what a recorded reply took.
    return evaluator === "recorded"
      ? { evaluator, input: undefined, output: undefined, reasoning: undefined, costUsd: undefined }
      : { evaluator, input: 10, output: 1, reasoning: 0, costUsd: 0.25 };
  };
  return measureRun({
    run: "r",
    cells,
    excluded: [],
    judgments: all,
    facts,
    callFacts,
    seed: 1,
    resamples: 100,
  });
}

const members = [
  { evaluator: "live", adapter: "openai" },
  { evaluator: "recorded", adapter: "recorded" },
];
const jury = cell("jury", "jury", { panel: { kind: "jury", members } });
const both = judgments("jury", ["live", "recorded"]);

describe("measureRun() of a panel", () => {
  it("charges for the calls of its live members, and nothing for those of the others", () => {
    const { cells, evaluators } = board([jury], both);
    expect(cells).toMatchObject([{ calls: 8, costUsd: 4 * 0.25 }]);
    expect(evaluators).toMatchObject([{ evaluator: "jury", calls: 8, costUsd: 1 }]);
  });

  it("costs nothing where all its members do not", () => {
    const panel = { kind: "jury", members: members.slice(1) } as const;
    const { cells } = board([cell("jury", "jury", { panel })], judgments("jury", ["recorded"]));
    expect(cells).toMatchObject([{ calls: 4, costUsd: 0, seconds: 0 }]);
  });

  it("counts a call that its members' cells share once in a protocol's total", () => {
    const cells = [jury, cell("live", "openai"), cell("recorded", "recorded")];
    const all = [...both, ...judgments("live", ["live"]), ...judgments("recorded", ["recorded"])];
    expect(board(cells, all).protocols).toMatchObject([{ protocol: "base", calls: 8, costUsd: 1 }]);
  });

  it("stands beside its members where all of them form cells, and says which do not", () => {
    const cells = [jury, cell("live", "openai"), cell("recorded", "recorded")];
    const all = [...both, ...judgments("live", ["live"]), ...judgments("recorded", ["recorded"])];
    expect(board(cells, all).cells[0]).toMatchObject({ panel: { members: ["live", "recorded"], n: 2 } });
    expect(board(cells.slice(0, 2), all.slice(0, 8)).cells[0]).toMatchObject({
      panel: { undefined: "no cell of this run is judged by recorded alone under this protocol" },
    });
    expect(board(cells, all).cells[1]).not.toHaveProperty("panel");
  });

  it("has no such figures as a cascade", () => {
    const panel = { kind: "cascade", members } as const;
    expect(board([cell("jury", "cascade", { panel })], both).cells[0]).not.toHaveProperty("panel");
  });
});

describe("measureGrid()", () => {
  const [base, cot] = [cell("judge", "openai"), cell("judge", "openai", { protocol: "cot" })];
  const right = facts.flatMap(({ id }) =>
    (["original", "swapped"] as const).map((presentation) =>
      pairJudgment(id, presentation, "A", { evaluator: "judge", protocol: "cot", calls: [`judge ${id}`] }),
    ),
  );
  const { leaderboard, pairs } = measureGrid({
    ...{ run: "r", cells: [base, cot], excluded: [], facts, seed: 1, resamples: 100 },
    judgments: [...judgments("judge", ["live"]), ...right],
    callFacts: () => ({ evaluator: "judge", input: 10, output: 1, reasoning: 0, costUsd: 0.25 }),
  });

  it("has the rows of an evaluator under each protocol, with its gain over base and its own calls", () => {
    expect(pairs()).toMatchObject([
      {
        protocol: "base",
        accuracy: { value: 0.5 },
        minusBase: { undefined: "the base itself" },
        calls: 4,
        costUsd: 1,
        tokens: 44,
      },
      {
        protocol: "cot",
        accuracy: { value: 1 },
        minusBase: { value: 0.5 },
        calls: 2,
        costUsd: 0.5,
        tokens: 22,
      },
    ]);
  });

  it("gives the gain that the leaderboard gives a protocol with one evaluator", () => {
    const row = leaderboard.protocols.find(({ protocol }) => protocol === "cot");
    expect(pairs()[1]?.minusBase).toEqual(row?.minusBase);
  });
});
