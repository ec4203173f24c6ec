import type { Instance } from "../../src/core/instance.js";

/** A pair whose gold is A unless told otherwise. */
export function pairInstance(id: string, more: Partial<Instance> = {}): Instance {
  return {
    id,
    dataset: "d",
    task: "pairwise",
    instruction: `Instruction ${id}`,
    outputs: [`Good answer to ${id}`, `Bad answer to ${id}`],
    gold: { kind: "pair", preference: "A" },
    cluster: id,
    row: 1,
    tags: {},
    ...more,
  };
}
