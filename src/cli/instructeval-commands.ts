import { Option } from "commander";
import type { CommandSpec } from "./command-spec.js";
import { sharedOptions } from "./shared-options.js";

const { envFile, json, mirror, offline, reuse } = sharedOptions;

/** Commands below the word `instructeval`. */
export const instructEvalCommands: { readonly summary: string; readonly commands: readonly CommandSpec[] } = {
  summary: "INSTRUCTEVAL: how well models solve problems, write, and keep to human values",
  commands: [
    {
      name: "run <respondents...>",
      arguments: { respondents: "ids of evaluator cards, globs allowed" },
      summary: "models answer benchmarks; answers are graded by sound rules and by the authors' own",
      example: [
        "reife instructeval run simulated/sharp --tasks hhh,bbh --limit 50 --out results/try",
        "reife instructeval run gpt-4o-mini claude-haiku --tasks bbh,hhh,impact --judge gpt-4o --max-cost 20",
      ].join("\n  "),
      options: [
        new Option(
          "--tasks <ids>",
          "mmlu, bbh, drop, crass, humaneval, impact, hhh (default: all whose files are here)",
        ),
        new Option("--judge <evaluator>", "who scores the texts of impact"),
        new Option("--samples <n>", "answers to each programming task of humaneval (default: 1)"),
        new Option("--out <dir>", "folder of the results (default: results/instructeval)"),
        new Option("--plan", "only tell calls, tokens and cost; calls nobody"),
        new Option("--limit <n>", "first n questions of each task, in a seeded common order"),
        new Option("--seed <n>", "seed of that order"),
        new Option("--concurrency <n>", "requests in flight over all models"),
        new Option("--max-cost <usd>", "stop before it has cost more in all, earlier goes included"),
        new Option("--max-time <duration>", "stop after 90s, 30m, 2h"),
        reuse,
        mirror,
        offline,
        envFile,
        json,
        new Option("--quiet", "no plan, no progress, no table: files and exit code only"),
        new Option("--no-progress", "plain lines instead of a redrawn one"),
      ],
      load: async () => (await import("./commands/instructeval/run.js")).instructEvalRunCommand,
    },
    {
      name: "leaderboard [dir]",
      arguments: { dir: "a folder of reife instructeval run" },
      summary: "a folder's figures, by area and task; the published tables with their slips",
      example: [
        "reife instructeval leaderboard results/instructeval --format md",
        "reife instructeval leaderboard --published",
      ].join("\n  "),
      options: [
        new Option("--published", "the authors' tables, what is wrong in them flagged"),
        new Option("--format <format>", "table, json, csv or md").default("table"),
        envFile,
      ],
      load: async () =>
        (await import("./commands/instructeval/leaderboard.js")).instructEvalLeaderboardCommand,
    },
  ],
};
