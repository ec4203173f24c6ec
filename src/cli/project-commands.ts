import { Option } from "commander";
import type { CommandSpec } from "./command-spec.js";

const initExamples = [
  "reife init demo && cd demo && reife run config.yaml",
  "reife init mine --from votes.csv --instruction prompt --a left --b right --gold winner",
];

/** Commands that set things up for somebody. */
export const projectCommands: readonly CommandSpec[] = [
  {
    name: "init [dir]",
    arguments: { dir: "a folder, made where it is not there (default: the current one)" },
    summary: "make a project to edit: config, a judge's card, own data; runs at once, overwrites nothing",
    example: initExamples.join("\n  "),
    options: [
      new Option("--from <file>", "pairs of your own: a CSV or TSV file with a header line"),
      new Option("--instruction <column>", "what was asked (default: instruction)"),
      new Option("--a <column>", "one output (default: output_a)"),
      new Option("--b <column>", "the other output (default: output_b)"),
      new Option("--gold <column>", "which is better (default: gold)"),
      new Option("--id <column>", "ids of your own, kept as tags"),
      new Option("--values <pairs>", "what the gold column says: A=1,B=2,tie=0"),
    ],
    load: async () => (await import("./commands/init.js")).initCommand,
  },
];
