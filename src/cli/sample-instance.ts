import type { Instance } from "../core/instance.js";

/** A made-up pair with a reference, on which protocols are rendered and their calls counted. */
export const sampleInstance: Instance = {
  id: "sample",
  dataset: "sample",
  task: "pairwise",
  instruction: "Name the capital of France in one word.",
  outputs: ["Paris", "The capital of France is a city that lies on the Seine, and its name is Lyon."],
  reference: "Paris",
  gold: { kind: "pair", preference: "A" },
  cluster: "sample",
  row: 1,
  tags: {},
};
