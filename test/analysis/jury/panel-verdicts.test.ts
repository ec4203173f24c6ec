import fc from "fast-check";
import { expect, test } from "vitest";
import { panelVerdicts } from "../../../src/analysis/jury/panel-verdicts.js";
import { voteTable } from "../../../src/analysis/vote-table.js";
import type { PanelTie } from "../../../src/core/jury-study.js";
import type { Outcome } from "../../../src/core/outcome.js";
import { juryOutcome } from "../../../src/protocols/panels/jury-outcome.js";
import { seededRandom } from "../../../src/stats/seeded-random.js";
import { pairFacts, type Ended } from "../../support/pair-fixture.js";
import { pairRater } from "../../support/rater-fixture.js";

const codes: Readonly<Record<string, number>> = { first: 0, second: 1, tie: 2 };
const ended = fc.constantFrom<Ended>("A", "B", "tie", "-");

const said = fc
  .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 1, max: 6 }))
  .chain(([members, items]) =>
    fc.array(fc.array(fc.tuple(ended, ended), { minLength: items, maxLength: items }), {
      minLength: members,
      maxLength: members,
    }),
  );

test("panelVerdicts() are those of a jury that had been asked", () => {
  const ruling = fc.constantFrom("majority" as const, "mean" as const, "log-odds" as const);
  const onTie = fc.constantFrom<PanelTie>("tie", "first", "no-verdict");
  fc.assert(
    fc.property(said, ruling, onTie, (votes, rule, tie) => {
      const raters = votes.map((own, index) => pairRater(`judge${index}`, own));
      const table = voteTable(
        raters,
        (votes[0] ?? []).map((_, index) => pairFacts(`i${index}`, "A")),
      );
      const accuracies = raters.map((_, index) => 0.55 + 0.09 * index);
      const weights = accuracies.map((share) => Math.log(share / (1 - share)));
      const found = panelVerdicts(table, [...raters.keys()], { rule, onTie: tie, weights });
      const card = {
        id: "jury",
        adapter: "jury" as const,
        members: raters.map(({ evaluator }) => evaluator),
        rule,
        onTie: tie,
        accuracy: Object.fromEntries(
          raters.map(({ evaluator }, index) => [evaluator, accuracies[index] ?? 0]),
        ),
      };
      const asked = [...table.instanceOf.keys()].map((trial) => {
        const outcomes = raters.map(({ evaluator, cells }) => ({
          member: evaluator,
          outcome: cells[0]?.judgments[trial]?.outcome as Exclude<Outcome, { kind: "failed" }>,
        }));
        const { [0]: outcome } = [
          juryOutcome(card as unknown as Parameters<typeof juryOutcome>[0], outcomes, 2),
        ];
        return outcome.kind === "verdict" ? codes[outcome.verdict] : -1;
      });
      expect([...found]).toEqual(asked);
    }),
  );
});

test("panelVerdicts() by Dawid-Skene beat the majority where two sharp judges sit among three poor ones", () => {
  const items = Array.from({ length: 150 }, (_, index) => index);
  const gold = (index: number): "A" | "B" => (index % 2 === 0 ? "A" : "B");
  const raters = [0.97, 0.6, 0.95, 0.6, 0.6].map((accuracy, place) => {
    const random = seededRandom(place);
    const say = (index: number): Ended => (random.next() < accuracy === (gold(index) === "A") ? "A" : "B");
    return pairRater(
      `judge${place}`,
      items.map((index) => [say(index), say(index)]),
    );
  });
  const facts = items.map((index) => pairFacts(`i${index}`, gold(index)));
  const table = voteTable(raters, facts);
  const right = (rule: "dawid-skene" | "majority"): number =>
    [...panelVerdicts(table, [...raters.keys()], { rule, onTie: "tie" })].filter(
      (verdict, trial) => table.credits[3 * trial + verdict] === 1,
    ).length / table.instanceOf.length;
  expect(right("dawid-skene")).toBeGreaterThan(right("majority") + 0.05);
});

test("panelVerdicts() are none where more than half of the members said nothing", () => {
  const raters = [pairRater("a", [["A", "-"]]), pairRater("b", [["-", "-"]]), pairRater("c", [["-", "A"]])];
  const table = voteTable(raters, [pairFacts("i0", "A")]);
  for (const rule of ["majority", "mean", "dawid-skene"] as const) {
    expect([...panelVerdicts(table, [0, 1, 2], { rule, onTie: "tie" })]).toEqual([-1, -1]);
  }
});
