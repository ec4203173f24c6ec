import { Option } from "commander";
import type { CommandSpec } from "./command-spec.js";
import { sharedOptions } from "./shared-options.js";

const { json } = sharedOptions;

const dataset = new Option("--dataset <glob>", "datasets of pairs (default: all)");
const allJudges = new Option("--all-judges", "null and simulated judges count too");

/** Commands that read the votes of many judges side by side: panels, items, golds. */
export const juryCommands: readonly CommandSpec[] = [
  {
    name: "jury <run...>",
    summary: "panels made of judgments that runs already hold, beside the best single judge; calls nobody",
    example: "reife jury results/grid --protocol base --size 3",
    options: [
      new Option(
        "--members <globs>",
        "judges, or judge:protocol, parted by commas; without --size they are one panel",
      ),
      new Option("--size <k>", "try all panels of 2 to k of them (default without --members: 3)"),
      new Option("--protocol <glob>", "judges under this protocol only"),
      dataset,
      new Option("--rule <rule>", "majority, mean, log-odds or dawid-skene (default: majority)"),
      new Option(
        "--on-tie <what>",
        "where the rule decides for neither: tie, first or no-verdict (default: tie)",
      ),
      json,
    ],
    load: async () => (await import("./commands/jury.js")).juryCommand,
  },
  {
    name: "audit-gold <run...>",
    summary: "pairs whose gold is worth a second look, for able judges contradict it",
    example: "reife audit-gold results/published-llmbar --top 20",
    options: [
      new Option("--top <n>", "so many pairs (default: 20)"),
      dataset,
      allJudges,
      new Option("--csv", "a table with a column for each judge on stdout"),
      json,
    ],
    load: async () => (await import("./commands/audit-gold.js")).auditGoldCommand,
  },
  {
    name: "items <run...>",
    summary: "difficulty and discrimination of pairs, ability of judges, anchors for a cheap first run",
    example: "reife items results/published-llmbar --dataset llmbar-natural --anchors 20",
    options: [
      new Option("--top <n>", "so many judges and pairs in each table (default: 10)"),
      new Option("--anchors <n>", "the n pairs of each dataset that tell most of all abilities"),
      new Option("--to <file>", "write everything down as JSON, ids of anchors included"),
      dataset,
      allJudges,
      json,
    ],
    load: async () => (await import("./commands/items.js")).itemsCommand,
  },
];
