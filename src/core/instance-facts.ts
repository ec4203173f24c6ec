import { countCodePoints } from "./count-code-points.js";
import { formatCounts, type FormatCounts } from "./format-counts.js";
import type { Gold } from "./gold.js";
import type { Instance } from "./instance.js";
import { sha256 } from "./sha256.js";
import { shownOrder } from "./shown-order.js";

/**
 * What measuring needs of an instance, without its texts: kept in a run's `instances.jsonl`, so that every number can be
 * computed again from the run folder alone and no dataset's text is copied into it.
 */
export interface InstanceFacts {
  readonly dataset: string;
  readonly id: string;
  readonly row: number;
  readonly cluster: string;
  readonly gold: Gold;
  readonly tags: Readonly<Record<string, readonly string[]>>;
  /** Length of each output in characters (code points). */
  readonly lengths: readonly number[];
  /** Markup of each output. Absent in runs made before it was counted. */
  readonly formats?: readonly FormatCounts[] | undefined;
  /**
   * Of a pair: a short hash of the instruction with each output, so that an output that stands in several pairs of one
   * instruction is known again. Absent for others, in runs made before it was kept, and where rows were imported without a card.
   */
  readonly outputIds?: readonly string[] | undefined;
  /** Of a list: the outputs' indices in the order in which the presentation `original` shows them. Absent for others. */
  readonly order?: readonly number[] | undefined;
  /** Per null rule, whether its choice is right: 1, 0, or what it earns on average. Only for pairs and lists. */
  readonly nulls: Readonly<Record<string, number>>;
}

/** The facts of an instance; `nulls` is worked out by the caller, who knows the dataset's other golds. */
export function instanceFacts(instance: Instance, nulls: Readonly<Record<string, number>>): InstanceFacts {
  return {
    dataset: instance.dataset,
    id: instance.id,
    row: instance.row,
    cluster: instance.cluster,
    gold: withoutReason(instance.gold),
    tags: instance.tags,
    lengths: instance.outputs.map(countCodePoints),
    formats: instance.outputs.map(formatCounts),
    ...(instance.task === "pairwise"
      ? { outputIds: instance.outputs.map((output) => idOf(instance, output)) }
      : {}),
    ...(instance.task === "listwise" ? { order: shownOrder(instance, { position: "original" }) } : {}),
    nulls,
  };
}

/** 64 bits: among a million outputs two share one with a chance of 1 in 37 million. */
const outputIdCharacters = 16;

function idOf({ instruction }: Instance, output: string): string {
  return sha256(JSON.stringify([instruction, output])).slice(0, outputIdCharacters);
}

/** A gold's reason may quote the dataset's texts, which a run folder does not copy. */
function withoutReason(gold: Gold): Gold {
  switch (gold.kind) {
    case "scores":
      return gold;
    case "best":
      return { kind: gold.kind, index: gold.index };
    case "pair": {
      const { kind, preference, votes, annotators } = gold;
      return {
        kind,
        preference,
        ...(votes === undefined ? {} : { votes }),
        ...(annotators === undefined ? {} : { annotators }),
      };
    }
  }
}
