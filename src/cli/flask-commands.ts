import { Option } from "commander";
import type { CommandSpec } from "./command-spec.js";
import { batchOptions } from "./batch-options.js";
import { sharedOptions } from "./shared-options.js";

const { envFile, json, mirror, offline, reuse } = sharedOptions;

/** Flags of the stages that ask models. */
const askingFlags = [
  new Option("--limit <n>", "first n questions, in a seeded common order"),
  new Option("--seed <n>", "seed of that order; of annotate also the order in which skills are shown"),
  new Option("--concurrency <n>", "requests in flight over all evaluators"),
  new Option("--max-cost <usd>", "stop before the stage has cost more in all, earlier goes included"),
  new Option("--max-time <duration>", "stop after 90s, 30m, 2h"),
  reuse,
  mirror,
  offline,
  envFile,
  json,
  new Option("--quiet", "no progress, no summary: files and exit code only"),
  new Option("--no-progress", "plain lines instead of a redrawn one"),
  ...batchOptions,
];

/** Commands below the word `flask`. */
export const flaskCommands: { readonly summary: string; readonly commands: readonly CommandSpec[] } = {
  summary: "FLASK, skill by skill: annotate, respond, checklist, review, aggregate, plot, reliability",
  commands: [
    {
      name: "annotate <evaluators...>",
      arguments: { evaluators: "ids of evaluator cards, globs allowed" },
      summary: "domain, three skills and difficulty of each instruction, for leaderboard --annotations",
      example: [
        "reife flask annotate gpt-4o-mini --questions llmbar-natural",
        "reife flask annotate gpt-4o-mini --questions flask --limit 200 --against flask",
      ].join("\n  "),
      options: [
        new Option("--questions <set>", "a dataset's id, flask, flask-v1, flask-hard or a file of questions"),
        new Option("--against <set>", "how far the labels agree with those of this set"),
        new Option("--out <dir>", "folder of the stage (default: results/flask-annotate)"),
        ...askingFlags,
      ],
      load: async () => (await import("./commands/flask/annotate.js")).flaskAnnotateCommand,
    },
    {
      name: "respond [evaluators...]",
      arguments: { evaluators: "ids of evaluator cards, globs allowed" },
      summary: "models answer instructions; files of answers made elsewhere are checked and taken over",
      example: [
        "reife flask respond gpt-4o-mini --questions flask-hard",
        "reife flask respond --import model_output/outputs/chatgpt.jsonl",
      ].join("\n  "),
      options: [
        new Option(
          "--questions <set>",
          "flask, flask-v1, flask-hard, a file of questions or a dataset's id (default: flask)",
        ),
        new Option("--out <dir>", "folder of the stage (default: results/flask-respond)"),
        new Option("--import <file...>", "answers made elsewhere: question_id and text"),
        new Option("--max-tokens <n>", "bound of an answer (default: 1024)"),
        new Option("--temperature <t>", "0 to 2 (default: the card's)"),
        ...askingFlags,
      ],
      load: async () => (await import("./commands/flask/respond.js")).flaskRespondCommand,
    },
    {
      name: "checklist <evaluators...>",
      arguments: { evaluators: "ids of evaluator cards, globs allowed" },
      summary: "questions made for each instruction, once: to be edited, and for review --checklists",
      example: "reife flask checklist gpt-4o --questions flask-hard --out results/checklists",
      options: [
        new Option(
          "--questions <set>",
          "flask, flask-v1, flask-hard, a file of questions or a dataset's id (default: flask-hard)",
        ),
        new Option("--out <dir>", "folder of the stage (default: results/flask-checklist)"),
        ...askingFlags,
      ],
      load: async () => (await import("./commands/flask/checklist.js")).flaskChecklistCommand,
    },
    {
      name: "review <evaluators...>",
      arguments: { evaluators: "ids of evaluator cards, globs allowed" },
      summary: "judges score answers skill by skill; the result is a run, for flask aggregate",
      example: [
        "reife flask review gpt-4o --questions flask --responses outputs/chatgpt.jsonl outputs/bard.jsonl --plan",
        "reife flask review gpt-4o-mini --questions flask-hard --responses results/flask-respond/responses/gpt-4o.jsonl",
      ].join("\n  "),
      options: [
        new Option("--questions <set>", "flask, flask-v1, flask-hard, a file of questions or a dataset's id"),
        new Option(
          "--responses <file...>",
          "answers: question_id and text; a respondent is called after its file",
        ),
        new Option("--protocol <ids...>", "flask, flask-coarse, flask-no-reference, ... (default: flask)"),
        new Option("--rubric <file>", "another rubric: YAML as ours, or the JSON of FLASK's authors"),
        new Option(
          "--checklists <file>",
          "score by these, from `reife flask checklist` (protocol flask-checklist)",
        ),
        new Option("--annotations <file>", "skills, domain and difficulty from `reife flask annotate`"),
        new Option("--repeats <n>", "score every answer n times (default: 1)"),
        new Option("--plan", "how many calls that takes and what they may cost; calls nobody"),
        new Option("--out <dir>", "folder of the run (default: results/flask-review)"),
        ...askingFlags,
      ],
      load: async () => (await import("./commands/flask/review.js")).flaskReviewCommand,
    },
    {
      name: "aggregate <sources...>",
      arguments: { sources: "review files of FLASK, either version, or run folders" },
      summary: "means of skill scores, models side by side; calls nobody",
      example: [
        "reife flask aggregate outputs/chatgpt.jsonl outputs/bard.jsonl --questions flask",
        "reife flask aggregate outputs/chatgpt.jsonl --compat --to stats",
      ].join("\n  "),
      options: [
        new Option(
          "--by <facets>",
          "overall, ability, skill, domain, difficulty, skill-difficulty (default: all)",
        ),
        new Option("--baseline <model>", "whom the others are compared with (default: the first)"),
        new Option(
          "--questions <set>",
          "flask, flask-v1, flask-hard or a file: names questions without a review",
        ),
        new Option("--compat", "what FLASK's own aggregators write, with their rules"),
        new Option(
          "--to <dir>",
          "with --compat: write <model>_skill.csv, _domain.csv and _difficulty_skill.csv",
        ),
        new Option("--format <format>", "table, json, csv or md").default("table"),
        mirror,
        offline,
        json,
      ],
      load: async () => (await import("./commands/flask/aggregate.js")).flaskAggregateCommand,
    },
    {
      name: "plot <sources...>",
      arguments: { sources: "review files of FLASK, either version, or run folders" },
      summary: "skill scores as a radar or a heat map, SVG or PNG; calls nobody",
      example: [
        "reife flask plot outputs/chatgpt.jsonl outputs/bard.jsonl --out radar.svg",
        "reife flask plot results/flask-review --figure skill-difficulty --model chatgpt --out levels.png",
      ].join("\n  "),
      options: [
        new Option(
          "--figure <name>",
          "radar (skills, several models), heat-map (skills by models), skill-difficulty (one model) (default: radar)",
        ),
        new Option("--model <names...>", "only these models (default: all)"),
        new Option("--out <file>", "file.svg or file.png (default: SVG to standard output)"),
        new Option("--width <px>", "pixels of an SVG; a PNG has twice as many (default: 760)"),
        new Option("--dark", "on a dark ground"),
      ],
      load: async () => (await import("./commands/flask/plot.js")).flaskPlotCommand,
    },
    {
      name: "reliability [files...]",
      arguments: {
        files: "human scores of FLASK's answers: flask_eval.json of Prometheus' benchmark, or of its layout",
      },
      summary: "skill scores against people's; people, repeats and judges among themselves; calls nobody",
      example: [
        "reife flask reliability flask_eval.json",
        "reife flask reliability flask_eval.json --reviews results/gpt-4o results/claude",
      ].join("\n  "),
      options: [
        new Option(
          "--reviews <sources...>",
          "runs of `flask review`, or review files: against the human scores, and judges among themselves",
        ),
        new Option(
          "--longer <sources...>",
          "reviews of the same answers made longer: what changes of --reviews",
        ),
        new Option("--seed <n>", "seed of the intervals (default: 1)"),
        new Option("--resamples <n>", "bootstrap resamples behind every interval (default: 1000)"),
        json,
      ],
      load: async () => (await import("./commands/flask/reliability.js")).flaskReliabilityCommand,
    },
  ],
};
