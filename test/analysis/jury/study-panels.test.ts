import { expect, test } from "vitest";
import { studyPanels, type PanelStudyParts } from "../../../src/analysis/jury/study-panels.js";
import { datasetFrame } from "../../../src/metrics/dataset-frame.js";
import { measureJury } from "../../../src/metrics/measure-jury.js";
import { seededRandom } from "../../../src/stats/seeded-random.js";
import { pairFacts, pairJudgment, type Ended } from "../../support/pair-fixture.js";
import { pairRater } from "../../support/rater-fixture.js";

const golds = Array.from({ length: 60 }, (_, index): "A" | "B" => (index % 3 === 0 ? "B" : "A"));
const facts = golds.map((gold, index) => pairFacts(`i${index}`, gold));

function judge(name: string, accuracy: number): (readonly [Ended, Ended])[] {
  const random = seededRandom(name);
  return golds.map((gold) => {
    const one = (): Ended =>
      random.next() < accuracy ? gold : random.next() < 0.1 ? "-" : gold === "A" ? "B" : "A";
    return [one(), one()] as const;
  });
}

const said = { a: judge("a", 0.8), b: judge("b", 0.75), c: judge("c", 0.7), d: judge("d", 0.6) };

function study(
  more: Partial<PanelStudyParts> = {},
): Exclude<ReturnType<typeof studyPanels>, { undefined: string }> {
  const found = studyPanels({
    raters: Object.entries(said).map(([name, own]) => pairRater(name, own)),
    facts,
    panels: [[0, 1, 2]],
    rule: "majority",
    onTie: "tie",
    callFacts: () => undefined,
    seed: 3,
    resamples: 300,
    ...more,
  });
  if ("undefined" in found) throw new Error(found.undefined);
  return found;
}

/** A jury's own judgments, by majority; ties where nobody has it. */
function juryJudgments(): ReturnType<typeof pairJudgment>[] {
  const majority = (votes: readonly Ended[]): Ended => {
    const voting = votes.filter((vote) => vote !== "-");
    if (2 * voting.length < votes.length) return "-";
    return (
      (["A", "B"] as const).find(
        (label) => 2 * voting.filter((vote) => vote === label).length > voting.length,
      ) ?? "tie"
    );
  };
  return golds.flatMap((_, index) => {
    const at = (place: 0 | 1): Ended[] => [said.a, said.b, said.c].map((own) => own[index]?.[place] ?? "-");
    return [
      pairJudgment(`i${index}`, "original", majority(at(0))),
      pairJudgment(`i${index}`, "swapped", majority(at(1))),
    ];
  });
}

test("studyPanels() equals what a leaderboard says of a jury that was asked", () => {
  const [panel] = study({
    raters: [pairRater("a", said.a), pairRater("b", said.b), pairRater("c", said.c)],
  }).panels;
  const members = (["a", "b", "c"] as const).map((evaluator) => ({
    evaluator,
    judgments: pairRater(evaluator, said[evaluator]).cells[0]?.judgments ?? [],
  }));
  const measured = measureJury({
    judgments: juryJudgments(),
    members,
    frame: datasetFrame("d", facts, { resamples: 300, seed: 3 }),
  });
  if ("undefined" in measured) throw new Error(measured.undefined);
  const value = (estimate: object | undefined): unknown => estimate !== undefined && "value" in estimate ? estimate.value : estimate; // prettier-ignore
  for (const figure of ["minusBest", "errorCorrelation", "effectiveVotes", "independent"] as const) {
    expect(value(panel?.[figure])).toBeCloseTo(value(measured[figure]) as number, 12);
  }
});

test("studyPanels() puts the best panel first and says what picking it is worth", () => {
  const found = study({ panels: [[0, 3], [0, 1, 2], [1, 2, 3]] }); // prettier-ignore
  expect(found).toMatchObject({ instances: 60, clusters: 60, trials: 120, tried: 3, instancesLeftOut: 0 });
  const accuracies = found.panels.map(({ accuracy }) => ("value" in accuracy ? accuracy.value : NaN));
  expect(accuracies).toEqual([...accuracies].sort((a, b) => b - a));
  expect(found.errorCorrelations).toHaveLength(found.panels[0]?.members.length ?? 0);
  const { choice } = found;
  if (choice === undefined || "undefined" in choice) throw new Error("no choice");
  const { gain, panel, single } = choice;
  if (!("value" in gain && "value" in panel && "value" in single)) throw new Error("no gain");
  expect(gain.value).toBeCloseTo(panel.value - single.value, 12);
  expect(gain.low).toBeLessThanOrEqual(gain.value);
});

test("studyPanels() fits log-odds weights: an accurate judge outvotes two poor ones", () => {
  const raters = [
    pairRater("sharp", judge("sharp", 0.97)),
    pairRater("p", judge("p", 0.55)),
    pairRater("q", judge("q", 0.55)),
  ];
  const accuracy = (rule: "majority" | "log-odds"): number => {
    const estimate = study({ raters, rule }).panels[0]?.accuracy;
    return estimate !== undefined && "value" in estimate ? estimate.value : NaN;
  };
  expect(accuracy("log-odds")).toBeGreaterThan(accuracy("majority") + 0.1);
});

test("studyPanels() leaves out trials that a candidate has not run, and is undefined without any", () => {
  const short = pairRater("short", said.a.slice(0, 10));
  const found = study({ raters: [short, pairRater("b", said.b)], panels: [[0, 1]] });
  expect(found).toMatchObject({ instances: 10, trials: 20, instancesLeftOut: 50 });
  expect(found).not.toHaveProperty("choice");
  const none = studyPanels({
    raters: [pairRater("b", said.b), { ...short, cells: [] }],
    facts,
    panels: [[0, 1]],
    rule: "majority",
    onTie: "tie",
    callFacts: () => undefined,
    seed: 3,
    resamples: 300,
  });
  expect(none).toEqual({ undefined: "there is no trial that all candidates have run" });
});

test("studyPanels() cannot correct a choice over a handful of clusters", () => {
  const few = [said.a, said.b, said.c].map((own, index) => pairRater(`j${index}`, own.slice(0, 4)));
  const found = study({ raters: few, panels: [[0, 1], [1, 2]] }); // prettier-ignore
  expect(found.choice).toEqual({ undefined: "4 clusters cannot be divided into 5 parts" });
});

test("studyPanels() gives a perfect judge and a perfect panel Wilson's interval, and counts the panels that are as good", () => {
  const perfect = golds.map((gold) => [gold, gold] as const);
  const { candidates, panels, bestTogether, choice } = study({
    raters: [pairRater("p", perfect), pairRater("q", perfect), pairRater("d", said.d)],
    panels: [
      [0, 1],
      [0, 1, 2],
    ],
  });
  // 60 of 60: n / (n + 1.96 ** 2).
  const wilson = {
    value: 1,
    low: expect.closeTo(0.939828, 6) as number,
    high: 1,
    method: "Wilson, effective size",
  };
  expect(candidates[0]?.accuracy).toEqual(wilson);
  expect(panels.map(({ accuracy }) => accuracy)).toEqual([wilson, wilson]);
  expect(choice).toMatchObject({ panel: wilson, single: wilson });
  expect(bestTogether).toBe(2);
  expect(panels[0]?.effectiveVotes).toEqual({
    undefined: "member 1 makes no error, so that errors have no correlation",
  });
});
