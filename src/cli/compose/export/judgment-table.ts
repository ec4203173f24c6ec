import type { InstanceFacts } from "../../../core/instance-facts.js";
import type { Judgment } from "../../../core/judgment.js";
import type { Outcome } from "../../../core/outcome.js";
import type { TableRow } from "../../../store/write-parquet.js";
import type { StreamedRun } from "../read-run.js";
import type { TableSource } from "./table-source.js";

/** One row a trial: who was asked how about what, what the judge said and what humans say. No text of a dataset or a judge. */
export function judgmentTable({ facts, judgments }: Pick<StreamedRun, "facts" | "judgments">): TableSource {
  const known = new Map(facts.map((entry) => [`${entry.dataset}\n${entry.id}`, entry]));
  return {
    name: "judgments",
    columns: [
      { name: "evaluator", type: "STRING", what: "the judge" },
      { name: "protocol", type: "STRING", what: "how it was asked" },
      { name: "dataset", type: "STRING", what: "the human-labelled dataset" },
      { name: "instance", type: "STRING", what: "hash of the instance's content" },
      { name: "row", type: "INT32", what: "its row in the dataset, from 1" },
      { name: "cluster", type: "STRING", what: "hash of its instruction" },
      { name: "presentation", type: "STRING", what: "in which order the outputs were shown" },
      { name: "repeat", type: "INT32", what: "from 0" },
      { name: "outcome", type: "STRING", what: "verdict, pick, scores, unparsed or failed" },
      { name: "reason", type: "STRING", what: "why there is no verdict" },
      { name: "preference", type: "STRING", what: "A, B or tie, in the dataset's order" },
      { name: "picked", type: "STRING", what: "JSON list of the outputs picked, from 0" },
      { name: "scores", type: "STRING", what: "JSON object of scores by criterion" },
      { name: "confidence", type: "DOUBLE", what: "the judge's, 0 to 1" },
      {
        name: "gold",
        type: "STRING",
        what: "humans' verdict: A, B or tie; the best output's index; or JSON of scores",
      },
      { name: "calls", type: "STRING", what: "JSON list of ids in the table of calls" },
    ],
    rows: function* () {
      for (const judgment of judgments())
        yield rowOf(judgment, known.get(`${judgment.dataset}\n${judgment.instance}`));
    },
  };
}

function rowOf(judgment: Judgment, facts: InstanceFacts | undefined): TableRow {
  const { evaluator, protocol, dataset, instance, presentation, repeat, outcome, picked, scores } = judgment;
  return [
    ...[evaluator, protocol, dataset, instance, facts?.row ?? null, facts?.cluster ?? null],
    ...[presentation, repeat, outcome.kind, reasonOf(outcome), judgment.preference ?? null],
    picked === undefined ? null : JSON.stringify(picked),
    scores === undefined ? null : JSON.stringify(scores),
    ...[judgment.confidence ?? null, goldOf(facts), JSON.stringify(judgment.calls)],
  ];
}

function reasonOf(outcome: Outcome): string | null {
  if (outcome.kind === "unparsed") return outcome.reason;
  return outcome.kind === "failed" ? outcome.failure : null;
}

function goldOf(facts: InstanceFacts | undefined): string | null {
  switch (facts?.gold.kind) {
    case undefined:
      return null;
    case "pair":
      return facts.gold.preference;
    case "best":
      return String(facts.gold.index);
    case "scores":
      return JSON.stringify(facts.gold.scores);
  }
}
