import type { CellFacts } from "../../core/cell-facts.js";
import type { InstanceFacts } from "../../core/instance-facts.js";
import type { Judgment } from "../../core/judgment.js";
import type { Preference } from "../../core/preference.js";

/** What a judge and humans say of one item, as numbers; either may be missing. */
export interface JudgedItem {
  readonly judge?: number | undefined;
  readonly human?: number | undefined;
  readonly cluster: string;
}

/** The items of one cell, of one criterion where the judge gives scores. */
export interface CellItems {
  readonly criterion?: string | undefined;
  readonly quantity: "win rate of A" | "mean";
  readonly items: readonly JudgedItem[];
}

const winOfA: Readonly<Record<Preference, number>> = { A: 1, tie: 0.5, B: 0 };

/**
 * The items of a cell of a run, for estimates of what humans would say: of pairs how often A wins, of scores each criterion.
 * An item is an instance; its judge's value is the mean over its trials that ended in an answer. Instances without a gold are
 * items without a label; those of which humans scored other criteria alone are left out, for this one does not apply to them. A list has no quantity of this kind, and gives none.
 */
export function judgedItems(
  cell: Pick<CellFacts, "task">,
  judgments: readonly Judgment[],
  facts: ReadonlyMap<string, InstanceFacts>,
): readonly CellItems[] {
  const byInstance = new Map<string, Judgment[]>();
  for (const judgment of judgments) {
    const trials = byInstance.get(judgment.instance);
    if (trials === undefined) byInstance.set(judgment.instance, [judgment]);
    else trials.push(judgment);
  }
  const instances = [...byInstance].flatMap(([id, trials]) => {
    const entry = facts.get(id);
    return entry === undefined ? [] : [{ facts: entry, trials }];
  });
  if (cell.task === "listwise") return [];
  if (cell.task === "pairwise") {
    return [{ quantity: "win rate of A", items: instances.map((instance) => itemOf(instance, pairReading)) }];
  }
  return criteriaOf(judgments).map((criterion) => ({
    criterion,
    quantity: "mean",
    items: instances
      .filter((instance) => applies(instance, criterion))
      .map((instance) => itemOf(instance, scoreReading(criterion))),
  }));
}

interface JudgedInstance {
  readonly facts: InstanceFacts;
  readonly trials: readonly Judgment[];
}

interface Reading {
  readonly judge: (judgment: Judgment) => number | undefined;
  readonly human: (facts: InstanceFacts) => number | undefined;
}

function applies({ facts: { gold } }: JudgedInstance, criterion: string): boolean {
  return (
    gold.kind !== "scores" || Object.hasOwn(gold.scores, criterion) || Object.keys(gold.scores).length === 0
  );
}

function itemOf({ facts, trials }: JudgedInstance, reading: Reading): JudgedItem {
  const said = trials.map(reading.judge).filter((value) => value !== undefined);
  return {
    judge: said.length === 0 ? undefined : said.reduce((sum, value) => sum + value, 0) / said.length,
    human: reading.human(facts),
    cluster: facts.cluster,
  };
}

const pairReading: Reading = {
  judge: ({ preference }) => (preference === undefined ? undefined : winOfA[preference]),
  human: ({ gold }) => (gold.kind === "pair" ? winOfA[gold.preference] : undefined),
};

function scoreReading(criterion: string): Reading {
  return {
    judge: ({ scores }) => {
      const score = scores?.[criterion];
      return typeof score === "number" ? score : undefined;
    },
    human: ({ gold }) => (gold.kind === "scores" ? gold.scores[criterion] : undefined),
  };
}

function criteriaOf(judgments: readonly Judgment[]): readonly string[] {
  return [...new Set(judgments.flatMap(({ scores }) => Object.keys(scores ?? {})))].sort();
}
