import { Option } from "commander";
import { batchOptions } from "./batch-options.js";
import type { CommandSpec } from "./command-spec.js";
import { gateOptions } from "./gates/gate-options.js";
import { sharedOptions } from "./shared-options.js";

const { set, envFile, mirror, offline, json, reuse } = sharedOptions;

const redis = new Option("--redis <url>", "the Redis between runs and workers (default: REIFE_REDIS_URL)");

const configFlags = [
  new Option("--out <dir>", "folder of the run (default: results/<config name>)"),
  new Option("--limit <n>", "first n instances of each dataset, in a seeded common order"),
  new Option("--seed <n>", "seed of the common order, the null coin and the intervals"),
  new Option("--concurrency <n>", "requests in flight over all evaluators"),
  new Option("--filter <cells>", "evaluator=..,protocol=..,dataset=.. with * as a wildcard"),
  set,
  mirror,
  envFile,
];

const runFlags = [
  ...configFlags,
  new Option("--race", "drop judges early that are worse beyond doubt"),
  new Option("--max-cost <usd>", "stop before this run has cost more in all, earlier goes included"),
  new Option("--max-time <duration>", "stop after 90s, 30m, 2h"),
  ...batchOptions,
  new Option("--engine <engine>", "who makes the calls: live (this process) or redis (reife worker)"),
  redis,
  ...gateOptions,
  reuse,
  offline,
  json,
  new Option("--quiet", "no progress, no summary: files and exit code only"),
  new Option("--no-progress", "plain lines instead of a redrawn one"),
];

/** Commands on a config and the run that it makes. */
export const runCommands: readonly CommandSpec[] = [
  {
    name: "run <config>",
    summary: "run every cell of a config and print the leaderboard; resumes by itself",
    example: "reife run configs/grid.yaml",
    options: runFlags,
    load: async () => (await import("./commands/run.js")).runCommand,
  },
  {
    name: "worker",
    summary: "make calls of the runs on a Redis, beside other workers (docs/scaling.md)",
    example: "reife worker --redis redis://localhost:6379 --concurrency 64",
    options: [
      redis,
      new Option("--concurrency <n>", "calls at a time over all runs (default: 32)"),
      new Option("--name <name>", "what runs call this worker (default: host and process)"),
      new Option("--exit-when-idle <duration>", "end after 90s, 5m without a call (default: never)"),
      new Option("--takeover <duration>", "others make its calls after such a silence (default: 30s)"),
      envFile,
      new Option("--quiet", "no progress"),
    ],
    load: async () => (await import("./commands/worker.js")).workerCommand,
  },
  {
    name: "plan <config>",
    summary: "the matrix, its calls, tokens and cost; calls nobody, but for a pilot",
    example: "reife plan configs/openai.yaml --limit 50",
    options: [
      ...configFlags,
      new Option(
        "--pilot <n>",
        "call for the first n instances of each dataset, keep the replies for the run, and judge by them",
      ),
      new Option("--max-cost <usd>", "with --pilot: stop before this run has cost more in all"),
      reuse,
      json,
    ],
    load: async () => (await import("./commands/plan.js")).planCommand,
  },
  {
    name: "status <run>",
    arguments: { run: "a run folder, such as results/grid" },
    summary: "where a run stands: from another terminal while it is on, or how it ended",
    example: "reife status results/grid --follow",
    options: [new Option("--follow", "look every second until the run ends"), json],
    load: async () => (await import("./commands/status.js")).statusCommand,
  },
  {
    name: "validate [config]",
    summary: "check all cards and a config; render each protocol once",
    example: "reife validate configs/grid.yaml",
    options: [set, mirror, envFile],
    load: async () => (await import("./commands/validate.js")).validateCommand,
  },
];
