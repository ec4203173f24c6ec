import { Option } from "commander";
import type { CommandSpec } from "./command-spec.js";
import { sharedOptions } from "./shared-options.js";

const { json } = sharedOptions;

/** Commands below the word `flask`. */
export const flaskCommands: { readonly summary: string; readonly commands: readonly CommandSpec[] } = {
  summary: "FLASK, skill by skill: aggregate",
  commands: [
    {
      name: "aggregate <sources...>",
      arguments: { sources: "review files of FLASK, either version, or run folders" },
      summary: "means of skill scores, models side by side; calls nobody",
      example: [
        "reife flask aggregate outputs/chatgpt.jsonl outputs/bard.jsonl --questions flask_evaluation.jsonl",
        "reife flask aggregate outputs/chatgpt.jsonl --compat --to stats",
      ].join("\n  "),
      options: [
        new Option(
          "--by <facets>",
          "overall, ability, skill, domain, difficulty, skill-difficulty (default: all)",
        ),
        new Option("--baseline <model>", "whom the others are compared with (default: the first)"),
        new Option("--questions <file>", "the evaluation set: names questions without a review"),
        new Option("--compat", "what FLASK's own aggregators write, with their rules"),
        new Option(
          "--to <dir>",
          "with --compat: write <model>_skill.csv, _domain.csv and _difficulty_skill.csv",
        ),
        new Option("--format <format>", "table, json, csv or md").default("table"),
        json,
      ],
      load: async () => (await import("./commands/flask/aggregate.js")).flaskAggregateCommand,
    },
  ],
};
