import { expect, test } from "vitest";
import { auditGold } from "../../../src/analysis/items/audit-gold.js";
import { evidenceRaters } from "../../../src/analysis/items/evidence-raters.js";
import { studyItems } from "../../../src/analysis/items/study-items.js";
import { seededRandom } from "../../../src/stats/seeded-random.js";
import { pairFacts, type Ended } from "../../support/pair-fixture.js";
import { pairRater } from "../../support/rater-fixture.js";

const planted = new Set([7, 40, 66, 91]);
const truth = Array.from({ length: 100 }, (_, index): "A" | "B" => (index % 2 === 0 ? "A" : "B"));
const other = (label: "A" | "B"): "A" | "B" => (label === "A" ? "B" : "A");
const facts = truth.map((label, index) =>
  pairFacts(`i${index}`, planted.has(index) ? other(label) : label, { row: index }),
);

/** Ten judges of two evaluators, from fair to good, and one who throws a coin. */
const raters = [...Array.from({ length: 10 }, (_, place) => 0.7 + 0.02 * place), 0.5].map(
  (accuracy, place) => {
    const random = seededRandom(`rater ${place}`);
    const said = truth.map((label): readonly [Ended, Ended] => {
      const vote = random.next() < accuracy ? label : other(label);
      return [vote, vote];
    });
    const evaluator = accuracy === 0.5 ? "coin" : place % 2 === 0 ? "one" : "two";
    return pairRater(evaluator, said, { protocol: `p${place}` });
  },
);

test("auditGold() queues planted errors first, with votes, and leaves the coin out", () => {
  const audit = auditGold({ raters, facts, datasets: ["d"], prior: 0.05 });
  const first = audit.queue.slice(0, 4).map(({ row }) => row);
  expect(first.filter((row) => planted.has(row)).length).toBeGreaterThanOrEqual(3);
  expect(audit.queue).toHaveLength(100);
  expect(audit.datasets).toMatchObject([
    { dataset: "d", pairs: 100, ties: 0, judges: 10, leftOut: ["coin:p10"] },
  ]);
  const [entry] = audit.queue;
  expect(Object.keys(entry?.votes ?? {})).toHaveLength(10);
  expect(entry?.votes["one:p0"]).toMatch(/^[AB]\/[AB]$/u);
  expect(entry?.byEvaluator.reduce((sum, [against]) => sum + against, 0)).toBe(entry?.against);
});

test("auditGold() does not look at golds that are ties, and says why there is no queue", () => {
  const tied = [pairFacts("i0", "tie"), ...facts.slice(1)];
  expect(auditGold({ raters, facts: tied, datasets: ["d"], prior: 0.05 }).datasets).toMatchObject([
    { ties: 1, pairs: 99 },
  ]);
  const coin = auditGold({ raters: raters.slice(10), facts, datasets: ["d"], prior: 0.05 });
  expect(coin.queue).toEqual([]);
  expect(coin.datasets[0]?.rate).toEqual({ undefined: "no raters" });
});

test("evidenceRaters() leaves null and simulated judges out unless asked for, and panels always", () => {
  const kinds = ["recorded", "null", "simulated", "jury"].map((adapter) =>
    pairRater(adapter, [], { adapter }),
  );
  expect(evidenceRaters(kinds, { all: false }).map(({ adapter }) => adapter)).toEqual(["recorded"]);
  expect(evidenceRaters(kinds, { all: true }).map(({ adapter }) => adapter)).toEqual([
    "recorded",
    "null",
    "simulated",
  ]);
});

test("studyItems() puts pairs with a wrong gold among the least discriminating, and chooses anchors", () => {
  const study = studyItems({ raters, facts, dataset: "d", anchors: 15 });
  if ("undefined" in study) throw new Error(study.undefined);
  const low = study.items.slice(0, 20).filter(({ row }) => planted.has(row)).length;
  expect(low).toBeGreaterThanOrEqual(2);
  expect(study.judges).toHaveLength(11);
  expect(study.judges.at(-1)?.evaluator).toBe("coin");
  expect(new Set(study.anchors?.instances).size).toBe(15);
  expect(study.anchors?.error).toBeGreaterThan(study.anchors?.errorOfAll ?? Infinity);
});

test("studyItems() refuses fewer than ten judges", () => {
  expect(studyItems({ raters: raters.slice(0, 3), facts, dataset: "d", anchors: undefined })).toEqual({
    dataset: "d",
    undefined: "3 raters: fewer than 10 say too little",
  });
});
