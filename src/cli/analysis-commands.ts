import { Option } from "commander";
import type { CommandSpec } from "./command-spec.js";
import { sharedOptions } from "./shared-options.js";

const { json } = sharedOptions;

const filter = new Option(
  "--filter <cells>",
  "of a run: evaluator=..,protocol=..,dataset=.. with * as a wildcard",
);

const correctExamples = [
  "reife correct verdicts.csv --judge-column judge --human-column human",
  "reife correct results/grid --filter evaluator=simulated/sharp --labels 50",
];

/** Commands on what lies behind a leaderboard: they call no judge and change no run. */
export const analysisCommands: readonly CommandSpec[] = [
  {
    name: "bias <run>",
    summary: "what moves each judge of pairs beside worth: place, letter, length, markup, own family",
    example: "reife bias results/grid --evaluator simulated/position",
    options: [
      new Option("--by <keys>", "evaluator, protocol, dataset; what is not named is pooled").default(
        "evaluator,protocol",
      ),
      new Option("--evaluator <id>", "this judge alone"),
      json,
    ],
    load: async () => (await import("./commands/bias.js")).biasCommand,
  },
  {
    name: "effects <run>",
    summary: "judges, protocols and datasets apart: best protocols, variance, stable ranks, slices",
    example: "reife effects results/grid --dataset starter",
    options: [new Option("--dataset <id>", "this dataset alone"), json],
    load: async () => (await import("./commands/effects.js")).effectsCommand,
  },
  {
    name: "ceiling <run>",
    summary: "how near a judge comes to one more annotator, where instances have several: ceilings, alt-test",
    example: "reife ceiling results/reproduce-pandalm",
    options: [
      new Option("--epsilon <share>", "price of an annotator (default: by the dataset's card)"),
      json,
    ],
    load: async () => (await import("./commands/ceiling.js")).ceilingCommand,
  },
  {
    name: "calibration <run>",
    summary: "whether judges' confidences say when they are right, and from which on to trust them",
    example: "reife calibration results/grid --agreement 0.9",
    options: [
      filter,
      new Option("--agreement <share>", "with humans, to be promised of the verdicts kept (default: 0.9)"),
      new Option("--delta <probability>", "that the promise fails (default: 0.05)"),
      json,
    ],
    load: async () => (await import("./commands/calibration.js")).calibrationCommand,
  },
  {
    name: "correct <input>",
    summary: "what humans would say of all items, by a judge on all and human labels of some",
    example: correctExamples.join("\n  "),
    options: [
      new Option(
        "--judge-column <name>",
        "of a CSV, TSV or JSONL file: the judge's verdicts (default: judge)",
      ),
      new Option("--human-column <name>", "the labels, empty where there is none (default: human)"),
      new Option("--cluster-column <name>", "what rows belong together (default: each row by itself)"),
      new Option("--values <pairs>", "what words stand for: pass=1,fail=0"),
      filter,
      new Option("--criterion <name>", "of a run: which of several scores"),
      new Option("--level <level>", "coverage of the intervals (default: 0.95)"),
      new Option("--method <names>", "ppi, rogan-gladen, classical (default: all)"),
      new Option("--labels <n>", "hide all labels but n, drawn at random: what would they have told?"),
      new Option("--seed <n>", "seed of that draw (default: 1)"),
      json,
    ],
    load: async () => (await import("./commands/correct.js")).correctCommand,
  },
];
