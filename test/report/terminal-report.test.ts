import { describe, expect, it } from "vitest";
import type { Leaderboard, PairwiseCell } from "../../src/core/leaderboard.js";
import { terminalReport } from "../../src/report/terminal-report.js";
import { unwrapped } from "../support/unwrapped.js";
import {
  coverage,
  evaluatorRow,
  leaderboardOf,
  listwiseCell,
  pairwiseCell,
  protocolRow,
  smallLeaderboard,
} from "./leaderboard-fixture.js";

describe("terminalReport()", () => {
  it("shows a small leaderboard as it did before", async () => {
    await expect(`${terminalReport(smallLeaderboard)}\n`).toMatchFileSnapshot(
      "../goldens/report/leaderboard.txt",
    );
  });

  it("explains a mark only where it is used", () => {
    const of = (kind: string): string =>
      terminalReport(
        leaderboardOf({ cells: [pairwiseCell({ adapter: kind })], evaluators: [evaluatorRow()] }),
      );
    const explained = (kind: string): readonly string[] =>
      ["sim   ", "rec   ", "null  ", "jury  ", "casc  "].filter((mark) => of(kind).includes(`\n${mark}`));
    expect(explained("openai")).toEqual([]);
    expect(explained("simulated")).toEqual(["sim   "]);
    expect(explained("recorded")).toEqual(["rec   "]);
    expect(explained("null")).toEqual(["null  "]);
    expect(explained("jury")).toEqual(["jury  "]);
    expect(explained("cascade")).toEqual(["casc  "]);
  });

  it("says on how many instances an evaluator is compared, and why one is not", () => {
    const evaluators = [
      evaluatorRow({ n: 1_100 }),
      evaluatorRow({
        evaluator: "late",
        n: 0,
        rank: undefined,
        accuracy: { undefined: "no verdict in cot x d" },
      }),
    ];
    const text = terminalReport(leaderboardOf({ cells: [pairwiseCell()], evaluators }));
    expect(text).toContain("1 [1-2]  gpt-4o       1,100   81.3  75.0 to 87.5   87.5  100  $0.17");
    expect(text).toContain("\nlate is not ranked: no verdict in cot x d\n");
  });

  it("shows a rank's interval only where it holds more than the rank, and a dash for no rank", () => {
    const evaluators = [
      evaluatorRow({ evaluator: "a", rank: 1, rankInterval: [1, 1] }),
      evaluatorRow({ evaluator: "b", rank: 2, rankInterval: [2, 4] }),
      evaluatorRow({ evaluator: "c", rank: undefined, rankInterval: undefined, coverage: coverage(0) }),
    ];
    const lines = terminalReport(leaderboardOf({ cells: [pairwiseCell()], evaluators })).split("\n");
    const start = (name: string): string | undefined =>
      lines
        .find((line) => line.slice(9, 10) === name)
        ?.slice(0, 9)
        .trimEnd();
    expect([start("a"), start("b"), start("c")]).toEqual(["1", "2 [2-4]", "-"]);
  });

  it("says over which protocols evaluators are averaged: those that all judges have", () => {
    const rows = [protocolRow({ protocol: "base" }), protocolRow({ protocol: "cot" })];
    const head = (more: Partial<Leaderboard>): string | undefined =>
      terminalReport(leaderboardOf({ evaluators: [evaluatorRow()], protocols: rows, ...more })).split(
        "\n",
      )[0];
    const base = [pairwiseCell(), pairwiseCell({ evaluator: "b" })];
    const cot = [pairwiseCell({ protocol: "cot" })];
    const rule = pairwiseCell({ evaluator: "r", adapter: "null" });
    expect(head({ cells: [...base, ...cot, rule] })).toBe(
      "Evaluators on rivers: mean over 1 of 2 protocols (those all judges have)",
    );
    const all = [...base, ...cot, pairwiseCell({ evaluator: "b", protocol: "cot" }), rule];
    expect(head({ cells: all })).toBe("Evaluators on rivers: mean over 2 protocols");
    expect(head({ cells: base, protocols: rows.slice(0, 1) })).toBe(
      "Evaluators on rivers: mean over 1 protocol",
    );
    const three = ["x", "y", "z"].map((dataset) => pairwiseCell({ dataset }));
    expect(head({ cells: three, protocols: rows.slice(0, 1) })).toBe(
      "Evaluators on 3 datasets: mean over 1 protocol",
    );
  });

  it("shows lists in a table of their own, and counts their datasets and protocols", () => {
    const protocols = ["base", "listwise"].map((protocol) => protocolRow({ protocol }));
    const cells = [pairwiseCell(), pairwiseCell({ protocol: "listwise" }), listwiseCell()];
    const text = terminalReport(leaderboardOf({ cells, evaluators: [evaluatorRow()], protocols }));
    expect(text.split("\n")[0]).toBe("Evaluators on rivers, lakes: mean over 2 protocols");
    expect(text).toContain("\nBest of a list\n");
    expect(text).toMatch(/gpt-4o +listwise +lakes +80 +62\.5 +60\.0 +0\.50 +\+12\.5\n/);
    expect(text).toContain("self  % of pairs and lists with the same choice both ways");
    const undefinedLean = listwiseCell({ lean: { position: { undefined: "x" }, label: null, length: 0 } });
    expect(terminalReport(leaderboardOf({ cells: [undefinedLean] }))).toMatch(/0\.50 +-\n/);
  });

  it("says how many cells do no better than the best null judge", () => {
    const lifts = [-0.1, 0, 0.2].map((value, index) =>
      pairwiseCell({ evaluator: `e${index}`, liftOverNull: { value, null: "first" } }),
    );
    const unknown = pairwiseCell({ evaluator: "u", liftOverNull: { undefined: "no null judge" } });
    const rule = pairwiseCell({ evaluator: "r", adapter: "null", liftOverNull: { value: 0, null: "first" } });
    const text = terminalReport(leaderboardOf({ cells: [...lifts, unknown, rule] }));
    expect(text.split("\n").at(-1)).toBe("2 of 4 cells do no better than the best null judge");
  });

  it("says of how many cells the interval does not exclude the best null judge", () => {
    const lift = (value: number, low: number, evaluator: string): PairwiseCell =>
      pairwiseCell({ evaluator, liftOverNull: { value, low, high: 0.5, null: "first" } });
    const text = terminalReport(
      leaderboardOf({
        cells: [lift(-0.1, -0.2, "a"), lift(0.1, -0.1, "b"), lift(0.1, 0, "c"), lift(0.2, 0.1, "d")],
      }),
    );
    expect(unwrapped(text)).toContain(
      "1 of 4 cells do no better than the best null judge; 3 are not shown to do better (95 % interval of the lift)",
    );
    expect(terminalReport(leaderboardOf({ cells: [lift(0.2, 0.1, "d")] }))).not.toContain("null judge;");
  });
});
