import { describe, expect, it } from "vitest";
import type { BiasReport, BiasRow, ScoreConflict } from "../../src/core/bias.js";
import type { Estimate } from "../../src/core/estimate.js";
import { biasReport } from "../../src/report/bias-report.js";

const share = (value: number, low: number, high: number): Estimate => ({ value, low, high });
const none = (reason: string): { readonly undefined: string } => ({ undefined: reason });

function row(evaluator: string, more: Partial<BiasRow> = {}): BiasRow {
  const absent = { logOdds: none("not there"), points: none("not there") };
  return {
    keys: { evaluator, protocol: "base" },
    datasets: ["pairs"],
    cells: 3,
    pairs: 1200,
    clusters: 400,
    trials: 2400,
    decided: 2380,
    consistency: share(0.875, 0.85, 0.9),
    fairness: share(-0.1, -0.12, -0.08),
    fairnessAmongInconsistent: share(-0.8, -0.9, -0.7),
    lean: { position: none("letters"), letter: none("letters"), together: share(0.061, 0.04, 0.082) },
    flips: { between: share(0.125, 0.1, 0.15), within: none("once"), bias: none("once") },
    repetitionStability: none("once"),
    regression: {
      n: 2380,
      clusters: 400,
      gold: share(2, 1.8, 2.2),
      terms: {
        position: { logOdds: share(0.2, 0.1, 0.3), points: share(0.05, 0.03, 0.07) },
        letter: absent,
        length: { logOdds: share(0.3, -0.1, 0.7), points: share(-0.032, -0.07, 0.01) },
        markup: absent,
        own: absent,
      },
      fixedEffects: [],
      units: { length: 1234.4, markup: null },
    },
    accuracy: {
      raw: share(0.9, 0.88, 0.92),
      controlled: share(0.89, 0.87, 0.91),
      balanced: none("no stratum"),
      longer: share(0.95, 0.9, 1),
      shorter: share(0.85, 0.8, 0.9),
      gap: share(0.1, 0.05, 0.15),
    },
    selfPreference: {
      value: none("nobody says who wrote what"),
      whenOwnBetter: none("nobody"),
      whenOtherBetter: none("nobody"),
    },
    transitivity: none("no instruction has three outputs that its pairs connect"),
    ...more,
  };
}

function report(rows: readonly BiasRow[], more: Partial<BiasReport> = {}): string {
  const text = biasReport({
    schema: "reife/bias/1",
    run: "r",
    by: ["evaluator", "protocol"],
    rows,
    conflicts: none("no protocol of this run scores the outputs of pairs alone"),
    degenerate: [],
    markup: { pairs: 3, uncounted: 0 },
    ...more,
  });
  for (const line of text.split("\n")) expect(Array.from(line).length).toBeLessThanOrEqual(80);
  return text;
}

/** The text without its line breaks, for sentences that are wrapped. */
const flat = (text: string): string => text.replace(/\n +/gu, " ");

describe("biasReport()", () => {
  it("says where markup was not counted, however many rows there are", () => {
    const rows = Array.from({ length: 9 }, (_, place) => row(`judge-${place}`));
    expect(report(rows)).not.toContain("Markup");
    const old = flat(report(rows, { markup: { pairs: 1200, uncounted: 1200 } }));
    expect(old).toContain(
      "Markup: not known, for the run keeps no counts of it for any pair: it was made before",
    );
    expect(flat(report(rows, { markup: { pairs: 1200, uncounted: 7 } }))).toContain("for 7 of 1,200 pairs");
  });

  it("says what the numbers mean, with their intervals", () => {
    const text = flat(report([row("judge")]));
    expect(text).toContain(
      "judge / base, 1,200 pairs of pairs in 400 clusters, judged in 3 cells: 2,380 of 2,400 verdicts",
    );
    expect(text).toContain("picks the output shown first 6.1 points more often than chance [+4.0 to +8.2]");
    expect(text).toContain("the same preference in both positions on 87.5 % [85.0 to 90.0] of pairs");
    expect(text).toContain("12.5 % [10.0 to 15.0] between positions; how much of it is noise is not known");
    expect(text).toContain(
      "one longer by 1,234 characters is picked 3.2 points less often [-7.0 to +1.0], which may be nothing",
    );
    expect(text).toContain("Markup: not known, for not there.");
    expect(text).toContain("Self-preference: not known, for nobody says who wrote what.");
    expect(text).toContain(
      "with length held equal 89.0 % [87.0 to 91.0] by the regression, not known (no stratum)",
    );
    expect(text).toContain("a gap of +10.0 points [+5.0 to +15.0].");
    expect(text).toContain("No dataset, and no subset of one");
  });

  it("splits flips, tells letters from places, and shows the own family where they are known", () => {
    const text = flat(
      report([
        row("judge", {
          lean: {
            position: share(0.01, -0.02, 0.04),
            letter: share(-0.08, -0.1, -0.06),
            together: share(0, -1, 1),
          },
          flips: {
            between: share(0.3, 0.2, 0.4),
            within: share(0.1, 0.05, 0.15),
            bias: share(0.2, 0.1, 0.3),
          },
          repetitionStability: share(0.95, 0.93, 0.97),
          selfPreference: {
            value: share(0.12, 0.02, 0.22),
            whenOwnBetter: { value: 0.9 },
            whenOtherBetter: { value: 0.78 },
          },
        }),
      ]),
    );
    expect(text).toContain(
      "1.0 points more often than chance, whatever letter it bears [-2.0 to +4.0], which may be nothing.",
    );
    expect(text).toContain(
      "the first letter 8.0 points less often than chance, wherever it stands [-10.0 to -6.0].",
    );
    expect(text).toContain("+20.0 points [+10.0 to +30.0] are due to the place.");
    expect(text).toContain("Asked again, 95.0 % [93.0 to 97.0] of answers are the most common one.");
    expect(text).toContain(
      "right on 90.0 % where its own family's output is better, on 78.0 % where the other is: +12.0 points",
    );
  });

  it("gives the reason where a judge can be asked nothing of the kind", () => {
    const absent = none("separation");
    const text = flat(
      report([
        row("judge", {
          regression: absent,
          consistency: absent,
          flips: { between: absent, within: absent, bias: absent },
          lean: { position: absent, letter: absent, together: absent },
          accuracy: {
            raw: absent,
            controlled: absent,
            balanced: absent,
            longer: absent,
            shorter: absent,
            gap: absent,
          },
        }),
      ]),
    );
    expect(text).toContain("Given the gold: no regression, for separation.");
    expect(text).toContain("Accuracy: not known, for separation.");
    expect(text).toContain("Consistency: not known, for separation.");
  });

  it("shows the table alone for many judges, and names slices where a rule does well", () => {
    const rows = Array.from({ length: 8 }, (_, index) => row(`a-judge-with-a-long-name-${index}`));
    const text = report(rows, {
      degenerate: [
        { dataset: "pairs", n: 134, rule: "shortest", accuracy: share(0.881, 0.787, 0.936) },
        {
          dataset: "pairs",
          tag: { name: "subset", value: "easy" },
          n: 40,
          rule: "longest",
          accuracy: share(0.9, 0.7, 1),
        },
      ],
    });
    expect(text).toContain("8 rows: --evaluator <id>");
    expect(text).not.toContain("Place:");
    expect(text).toMatch(/pairs +all +134 +shortest +88\.1 +78\.7 to 93\.6/u);
    expect(text).toMatch(/pairs +subset easy +40 +longest +90\.0/u);
  });

  it("names evaluators whole, without the folder that all share, and cuts protocols first", () => {
    const keys = (evaluator: string): BiasRow["keys"] => ({
      evaluator,
      protocol: "a-protocol-with-a-name-longer-than-most-others",
    });
    const text = report([
      row("x", { keys: keys("lab/a-judge-with-a-name-1") }),
      row("y", { keys: keys("lab/b") }),
    ]);
    expect(text).toMatch(/^a-judge-with-a-name-1 /mu);
    expect(text).toContain("Evaluators stand without their folder, lab/");
    expect(report([row("lab/a"), row("b")])).toMatch(/^lab\/a /mu);
  });

  it("says whether verdicts fit an order, or why that is not known", () => {
    const told = {
      ...{ instructions: 80, outputs: 320, pairs: 480, searched: 79 },
      contradictory: { "3": share(0.1, 0.05, 0.15), "4": share(0.3, 0.2, 0.4), "5": none("no 5 outputs") },
      ...{ instability: share(0.25, 0.2, 0.3), violation: share(0.02, 0, 0.04), changes: { value: 0.12 } },
    };
    const text = flat(report([row("judge", { transitivity: told })]));
    expect(text).toContain("Order: over 80 instructions with 320 outputs and 480 pairs");
    expect(text).toContain("of 3 outputs 10.0 % [5.0 to 15.0], of 4 outputs 30.0 % [20.0 to 40.0];");
    expect(text).toContain("25.0 % [20.0 to 30.0] of pairs have a verdict that does not turn round");
    expect(text).toContain("0.12 an instruction (of the 79 with at most 12 outputs).");
    expect(flat(report([row("judge")]))).toContain("Order: not known, for no instruction has three outputs");
  });

  it("sets scores against comparisons: in words, in a table, or by a hint to it", () => {
    const conflict = (evaluator: string, compares = "base"): ScoreConflict => ({
      ...{
        evaluator,
        scores: "rating-metrics-reference",
        compares,
        datasets: ["d"],
        pairs: 197,
        clusters: 75,
      },
      ...{ strict: share(0.467, 0.4, 0.534), loose: share(0.107, 0.067, 0.147) },
    });
    const words = flat(report([row("judge")], { conflicts: [conflict("judge")] }));
    expect(words).toContain(
      "do not say the same on 46.7 % [40.0 to 53.4], ties included, and the opposite on 10.7 % [6.7 to 14.7].",
    );
    const many = ["a", "b", "c", "d", "metrics-reference"].map((name) => conflict("judge", name));
    expect(report([row("judge")], { conflicts: many })).toMatch(
      /^rating-metrics-reference +metrics-reference +197 +46\.7 +40\.0 to 53\.4 +10\.7$/mu,
    );
    const mixed = [...many, conflict("other")];
    expect(flat(report([row("judge")], { conflicts: mixed }))).toContain("6 pairs of protocols of one judge");
    expect(flat(report([row("judge")]))).toContain("not known, for no protocol of this run scores");
  });
});
