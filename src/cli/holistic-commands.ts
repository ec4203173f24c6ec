import { Option } from "commander";
import type { CommandSpec } from "./command-spec.js";
import { sharedOptions } from "./shared-options.js";

/** What puts runs of different kinds side by side. */
export const holisticCommands: readonly CommandSpec[] = [
  {
    name: "holistic <sources...>",
    arguments: { sources: "run folders, folders of instructeval run, JSON files of flask aggregate" },
    summary:
      "does a model that solves, judge well? judging beside problem solving, writing, alignment, skills",
    example: "reife holistic results/grid results/instructeval flask.json --map gpt-4o-as-judge=gpt-4o",
    options: [
      new Option("--map <pairs...>", "<name>=<base model> where the names of a model differ"),
      new Option("--format <format>", "table, json or csv").default("table"),
      sharedOptions.envFile,
    ],
    load: async () => (await import("./commands/holistic.js")).holisticCommand,
  },
];
