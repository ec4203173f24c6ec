import type { Instance } from "../core/instance.js";
import { sha256 } from "../core/sha256.js";
import { candidateAnswers } from "./candidate-answers.js";
import type { Item } from "./item.js";

/** Where an item stands, and what is sent. */
export interface PlacedItem {
  readonly item: Item;
  readonly task: string;
  /** The whole prompt; of a pair, its question alone. */
  readonly prompt: string;
  /** Place in a run's questions, from 1. */
  readonly row: number;
}

/** An item as an instance: what an engine asks about. Its outputs are what respondents without an LLM choose from. */
export function itemInstance({ item, task, prompt, row }: PlacedItem): Instance {
  const { id, gold, group, cluster } = item;
  const common = { id, dataset: task, instruction: prompt, row, cluster: sha256(cluster).slice(0, 16) };
  const tags = { group: [group] };
  const outputs = candidateAnswers(gold);
  if (gold.kind === "pair")
    return {
      ...common,
      task: "pairwise",
      outputs,
      tags,
      gold: { kind: "pair", preference: gold.better === 0 ? "A" : "B" },
    };
  if (outputs.length < 2)
    return { ...common, task: "pointwise", outputs: [], tags, gold: { kind: "scores", scores: {} } };
  return { ...common, task: "listwise", outputs, tags, gold: { kind: "best", index: 0 } };
}
