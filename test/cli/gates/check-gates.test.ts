import { describe, expect, it } from "vitest";
import { checkGates } from "../../../src/cli/gates/check-gates.js";
import { gateFlags } from "../../../src/cli/gates/gate-flags.js";
import type { CellOfBoth } from "../../../src/cli/gates/compared-cell.js";
import { verdictsOnBaseline } from "../../../src/cli/gates/verdicts-on-baseline.js";
import { measureRun } from "../../../src/cli/measure-run.js";
import type { RunParts } from "../../../src/cli/common-runs.js";
import { UsageError } from "../../../src/core/errors.js";
import type { GateReport } from "../../../src/core/gate.js";
import { judgedRun, type JudgedCellParts } from "../../support/judged-run.js";
import type { Ended } from "../../support/pair-fixture.js";

/** `right` pairs judged right, then `wrong` ones. */
function ends(right: number, wrong: number): readonly Ended[] {
  return [...Array<Ended>(right).fill("A"), ...Array<Ended>(wrong).fill("B")];
}

function held(run: RunParts, flags: Readonly<Record<string, unknown>>, baseline?: RunParts): GateReport {
  const { manifest, judgments, facts } = run;
  const { cells, excluded } = manifest;
  const board = measureRun({
    ...{ run: "now", cells, excluded, judgments, facts, callFacts: () => undefined },
    ...{ seed: 7, resamples: 200, detailed: true },
  });
  const named = baseline === undefined ? flags : { ...flags, baseline: "main" };
  const gates = gateFlags(named);
  if (gates === undefined) throw new Error("no gates");
  return checkGates({ run, board, gates, baseline });
}

/** `status evaluator: message` of each check of a gate. */
function told({ checks }: GateReport, gate: string): readonly string[] {
  return checks
    .filter((check) => check.gate === gate)
    .map(({ status, cell, message }) => `${status} ${cell?.evaluator ?? "run"}: ${message}`);
}

describe("checkGates() with thresholds", () => {
  const run = judgedRun("now", [
    { evaluator: "good", ended: ends(40, 10) },
    { evaluator: "poor", ended: ends(30, 20) },
    { evaluator: "nulls/first", adapter: "null", ended: ends(5, 45) },
  ]);

  it("holds every judge but null judges, and a number that is just reached passes", () => {
    const checks = told(held(run, { failUnder: ["0.8"] }), "accuracy >= 0.8");
    expect(checks).toEqual([
      expect.stringMatching(/^passed good: accuracy is 0\.80 \(95 % interval 0\.\d+ to 0\.\d+\)$/u),
      expect.stringMatching(/^failed poor: accuracy is 0\.60 \(/u),
    ]);
  });

  it("narrows down to what is named, a null judge included, and takes several", () => {
    const report = held(run, {
      failUnder: ["good:base:accuracy=0.8,nulls/first:bothCorrect=0.2", "ac1=0.99"],
    });
    expect(told(report, "good:base accuracy >= 0.8")).toHaveLength(1);
    expect(told(report, "nulls/first bothCorrect >= 0.2")).toEqual([expect.stringMatching(/^failed nulls/u)]);
    expect(told(report, "ac1 >= 0.99").map((text) => text.slice(0, 6))).toEqual(["failed", "failed"]);
  });

  it("holds the low end of the interval where asked to", () => {
    const report = held(run, { failUnder: ["accuracy=0.7"], failUnderLow: true });
    expect(told(report, "low end of accuracy >= 0.7")[0]).toMatch(/^failed good: accuracy is 0\.80/u);
    const none = held(run, { failUnder: ["coverage=0.5"], failUnderLow: true });
    expect(told(none, "low end of coverage >= 0.5")[0]).toBe("failed good: coverage has no interval");
  });

  it("passes nothing that is missing: no judgments, no figure, no judge, trials left", () => {
    const { manifest, ...rest } = run;
    const [first] = manifest.cells;
    if (first === undefined) throw new Error("no cell");
    const absent = { ...manifest, cells: [...manifest.cells, { ...first, evaluator: "absent" }] };
    const unjudged = held({ ...rest, manifest: absent }, { failUnder: ["accuracy=0.1"] });
    expect(told(unjudged, "accuracy >= 0.1")).toContain("failed absent: it has not been judged");
    expect(told(held(run, { failUnder: ["spearman=0.1"] }), "spearman >= 0.1")).toEqual([
      "failed run: no cell of the run has a spearman",
    ]);
    const nulls = judgedRun("now", [{ evaluator: "n", adapter: "null", ended: ends(5, 5) }]);
    expect(told(held(nulls, { failUnder: ["0.1"] }), "accuracy >= 0.1")[0]).toMatch(
      /^failed run: .*null judges/u,
    );
    const constant = judgedRun("now", [{ evaluator: "x", ended: ends(20, 0) }]);
    expect(told(held(constant, { failUnder: ["x:kappa=0.1"] }), "x kappa >= 0.1")[0]).toMatch(/^failed x: /u);
    const part = { ...run, judgments: run.judgments.slice(1) };
    expect(told(held(part, { failUnder: ["0.1"] }), "complete")).toEqual([
      "failed run: 1 of 300 trials are missing: the same `reife run` goes on",
    ]);
  });

  it("leaves open what a judge that was raced out would have reached", () => {
    const raced = {
      ...run,
      manifest: {
        ...run.manifest,
        cells: run.manifest.cells.map((cell) => ({ ...cell, racedOutAfter: 20 })),
      },
    };
    const statuses = held(raced, { failUnder: ["0.7"] }).checks.map(({ status }) => status);
    expect(statuses).toEqual(["passed", "inconclusive", "failed"]);
  });

  it.each([
    [{ failUnder: ["accuracy=2"] }, "Expected a number from -1 to 1 for --fail-under: got 'accuracy=2'"],
    [{ failUnder: ["accuracy="] }, "Expected a number from -1 to 1"],
    [{ failUnder: ["acuracy=0.5"] }, "'acuracy' is no figure of which more is better"],
    [{ failUnder: ["goood:accuracy=0.5"] }, "the run has no evaluator, protocol or dataset 'goood'"],
    [{ failUnder: ["good:poor:accuracy=0.5"] }, "no cell of the run is of good:poor"],
    [{ failUnderLow: true }, "--fail-under-low needs a --fail-under"],
    [{ margin: "0.1", junit: "x" }, "--margin needs a --baseline"],
  ])("refuses %j", (flags, message) => {
    expect(() => held(run, flags)).toThrow(UsageError);
    expect(() => held(run, flags)).toThrow(message);
  });
});

describe("checkGates() with a baseline", () => {
  const before = judgedRun("before", [{ evaluator: "x", ended: ends(160, 40) }]);
  const gate = "not worse than main";
  const against = (now: RunParts, flags = {}): readonly string[] => told(held(now, flags, before), gate);
  const now = (...cells: readonly JudgedCellParts[]): RunParts => judgedRun("now", cells);

  it("fails a fall beyond noise, passes the same, and says what is open with what could have been found", () => {
    expect(against(now({ evaluator: "x", ended: ends(130, 70) }))).toEqual([
      expect.stringMatching(
        /^failed x: accuracy went from 80\.0 % to 65\.0 % \(-15\.0 points, 95 % interval -[\d.]+ to -[\d.]+, p <0\.001\) on 200 instances: worse beyond noise$/u,
      ),
    ]);
    expect(against(now({ evaluator: "x", ended: ends(160, 40) }))[0]).toMatch(
      /^passed x: .*: no fall of 2 points or more$/u,
    );
    expect(against(now({ evaluator: "x", ended: ends(157, 43) }))[0]).toMatch(
      /^inconclusive x: .*no fall is shown, and one of 2 points is not ruled out; one of 2\.4 points would have been found with a probability of 80 %$/u,
    );
    expect(against(now({ evaluator: "x", ended: ends(157, 43) }), { margin: "0.1" })[0]).toMatch(
      /^passed x: /u,
    );
  });

  it("fails a cell that is gone, tells of one that is new, and of instances that only the baseline has", () => {
    const report = held(now({ evaluator: "y", ended: ends(160, 40) }), {}, before);
    expect(told(report, gate)).toEqual(["failed x: it is in the baseline and not in this run"]);
    expect(report.notes).toEqual([
      "1 of this run's cells are not in the baseline and were not compared: y:base:d",
    ]);
    expect(against(now({ evaluator: "x", ended: ends(150, 0) }))[0]).toContain(
      "on 150 instances, 150 of the baseline's 200 instances",
    );
  });

  it("counts a verdict that is missing now as wrong", () => {
    const lost = [...ends(130, 0), ...Array<Ended>(30).fill("!"), ...ends(0, 40)];
    expect(against(now({ evaluator: "x", ended: lost }))[0]).toMatch(/^failed x: .*-15\.0 points/u);
  });

  it("never claims what so few clusters cannot show", () => {
    const few = judgedRun("before", [{ evaluator: "x", ended: ends(5, 0) }]);
    const report = held(now({ evaluator: "x", ended: ends(0, 5) }), {}, few);
    expect(told(report, gate)[0]).toMatch(
      /^inconclusive x: .*no fall could have been found, however large$/u,
    );
  });

  it("adjusts for the number of cells: what is a fall by itself is none among ten", () => {
    const shown = { value: -0.05, low: -0.09, high: -0.01 };
    const cellOf = (evaluator: string, p: number): CellOfBoth => {
      const cell = { evaluator, protocol: "base", dataset: "d" };
      const values = { now: { value: 0.75 }, before: { value: 0.8 }, detectable: { value: 0.056 } };
      const compared = { cell, figure: "accuracy", difference: shown, p: { value: p }, ...values } as const;
      return {
        cell,
        compared: { ...compared, n: 100, clusters: 100, notWorse: false },
        instances: [100, 100],
        lost: 0,
      };
    };
    const statuses = (cells: readonly CellOfBoth[]): readonly string[] =>
      verdictsOnBaseline(cells, { gate, margin: 0.02 }).map(({ status }) => status);
    const others = Array.from({ length: 9 }, (_, index) => cellOf(`e${index}`, 0.6));
    expect(statuses([cellOf("x", 0.01)])).toEqual(["failed"]);
    expect(statuses([cellOf("x", 0.01), ...others])[0]).toBe("inconclusive");
    expect(statuses([cellOf("x", 0.004), ...others])[0]).toBe("failed");
    // (z of 1 - 0.05 / 20 + z of 0.8) / (z of 0.975 + z of 0.8) = (2.807 + 0.842) / (1.960 + 0.842) times 5.6 points.
    const [check] = verdictsOnBaseline([cellOf("x", 0.01), ...others], { gate, margin: 0.02 });
    expect(check?.message).toContain("one of 7.3 points would have been found with a probability of 80 %");
  });
});
