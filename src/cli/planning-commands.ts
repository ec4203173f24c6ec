import { Option } from "commander";
import type { CommandSpec } from "./command-spec.js";
import { sharedOptions } from "./shared-options.js";

const { envFile, json } = sharedOptions;

const compareExamples = [
  "reife compare results/grid simulated/sharp simulated/careful",
  "reife compare results/may gpt-4o gpt-4o --with results/june",
];

const powerExamples = [
  "reife power results/grid --difference 0.02",
  "reife power --discordance 0.2 --evaluators 5",
];

/** Commands that compare the judges of a run, plan the next one, and say how it was done: they call no judge. */
export const planningCommands: readonly CommandSpec[] = [
  {
    name: "compare <run> <a> <b>",
    arguments: {
      run: "a run folder, such as results/grid",
      a: "the first side: an evaluator, a protocol, or evaluator:protocol",
      b: "the second side, of the same kind as the first",
    },
    summary: "paired difference of two evaluators, two protocols, or two evaluator:protocol",
    example: compareExamples.join("\n  "),
    options: [
      new Option("--with <run>", "B is of this other run; on the instances that both runs have"),
      new Option("--by <tags>", "by slices too: skill, domain, difficulty, subset, ..."),
      new Option("--margin <share>", "largest difference that does not matter: 0.02 is 2 points (default)"),
      new Option("--adjust <how>", "p-values of datasets and slices: holm (default), hochberg, bh, by, none"),
      json,
    ],
    load: async () => (await import("./commands/compare.js")).compareCommand,
  },
  {
    name: "drift <before> <after>",
    arguments: { before: "a run folder", after: "a later run of the same judges" },
    summary: "what of two runs' difference is the judge's doing, and what that of data, prompts or parsers",
    example: "reife drift results/may results/june",
    options: [json],
    load: async () => (await import("./commands/drift.js")).driftCommand,
  },
  {
    name: "power [run]",
    summary: "how many labels and calls a comparison needs, from a run as a pilot or from numbers",
    example: powerExamples.join("\n  "),
    options: [
      new Option("--pair <a,b>", "plan for these two judges of the run (default: the typical neighbours)"),
      new Option("--difference <share>", "true difference to find: 0.03 is 3 points (default)"),
      new Option("--power <share>", "probability of finding it (default: 0.8)"),
      new Option("--alpha <share>", "error level, over all pairs of judges (default: 0.05)"),
      new Option("--discordance <share>", "share of verdicts on which exactly one of two judges is right"),
      new Option("--icc <number>", "correlation of differences within a cluster"),
      new Option("--cluster-size <n>", "verdicts of one cluster"),
      new Option("--verdicts <n>", "verdicts of one instance: presentations x repeats"),
      new Option("--evaluators <k>", "judges, all pairs of which are compared"),
      new Option("--labels <n>", "human labels of one instance (default: 1)"),
      new Option("--label-cost <usd>", "price of one human label"),
      new Option("--verdict-cost <usd>", "price of one verdict (default: the run's own)"),
      json,
    ],
    load: async () => (await import("./commands/power.js")).powerCommand,
  },
  {
    name: "methods <run>",
    summary: "every choice behind a run's numbers, in words that a paper can use",
    example: "reife methods results/grid",
    options: [envFile, json],
    load: async () => (await import("./commands/methods.js")).methodsCommand,
  },
];
