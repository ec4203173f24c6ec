import { Command, Option } from "commander";
import { visibleControls } from "../core/visible-controls.js";
import { analysisCommands } from "./analysis-commands.js";
import { cardCommands as cardGroups } from "./card-commands.js";
import type { CommandSpec } from "./command-spec.js";
import type { ExitCode } from "./exit-code.js";
import { flaskCommands } from "./flask-commands.js";
import { gateOptions } from "./gates/gate-options.js";
import { holisticCommands } from "./holistic-commands.js";
import { humanevalCommands } from "./humaneval-commands.js";
import { instructEvalCommands } from "./instructeval-commands.js";
import { juryCommands } from "./jury-commands.js";
import { pageCommands } from "./page-commands.js";
import { planningCommands } from "./planning-commands.js";
import { projectCommands } from "./project-commands.js";
import { runCommands } from "./run-commands.js";
import { sharedOptions } from "./shared-options.js";
import { usageLine, type UsageContext } from "./usage-line.js";

const { envFile, mirror, offline, json, reuse } = sharedOptions;

const importExamples = [
  "reife import llmbar GPT-4/Vanilla.json --dataset llmbar-natural --evaluator gpt-4 --protocol base --out results/gpt-4",
  "reife import generic votes.csv --map votes.yaml --out results/votes",
];

/** Every command, in the order in which help lists them. */
const commands: readonly CommandSpec[] = [
  ...projectCommands,
  ...runCommands,
  {
    name: "leaderboard <run>",
    summary: "print a run's leaderboard again, whole or sliced",
    example: "reife leaderboard results/grid --by evaluator,skill",
    options: [
      new Option("--format <format>", "table, json, csv, md, latex, html or parquet").default("table"),
      new Option("--by <keys>", "evaluator, protocol, dataset, skill, domain, difficulty, subset, ..."),
      new Option(
        "--annotations <file>",
        "with --by: labels of reife flask annotate in place of the datasets' own",
      ),
      new Option("--metrics <names>", "figures of every cell: all, or kappa,ac1,lean.position,..."),
      new Option("--anytime", "intervals that hold however often you look, also while the run is filled"),
      ...gateOptions,
      mirror,
      envFile,
    ],
    load: async () => (await import("./commands/leaderboard.js")).leaderboardCommand,
  },
  ...pageCommands,
  {
    name: "export <run>",
    summary: "judgments and calls as tables for pandas, DuckDB and dataset hubs, with a dataset card",
    example: "reife export results/grid --to shared/grid",
    options: [
      new Option("--to <dir>", "folder for the tables and their README.md"),
      new Option("--format <formats>", "parquet, csv, jsonl, or several: parquet,csv").default("parquet"),
      new Option("--texts", "with the judges' replies, which may quote what the datasets' licences protect"),
      envFile,
      json,
    ],
    load: async () => (await import("./commands/export.js")).exportCommand,
  },
  ...planningCommands,
  ...analysisCommands,
  {
    name: "rescore <run>",
    summary: "parse and measure the stored replies again; shows what moved",
    example: "reife rescore results/grid",
    options: [mirror, envFile, json, reuse],
    load: async () => (await import("./commands/rescore.js")).rescoreCommand,
  },
  {
    name: "texts <run>",
    summary: "what judges wrote once for each instruction: rubrics, references, questions, with hashes",
    example: "reife texts results/grid --step rubric --by gpt-4o --to rubrics.jsonl",
    options: [
      new Option("--step <name>", "texts of this step alone"),
      new Option("--by <evaluator>", "texts that this evaluator wrote"),
      new Option("--protocol <id>", "texts that this protocol asked for"),
      new Option("--to <file>", "write them down, for axes.texts of another run"),
      mirror,
      envFile,
      json,
      reuse,
    ],
    load: async () => (await import("./commands/texts.js")).textsCommand,
  },
  ...juryCommands,
  ...holisticCommands,
  {
    name: "reproduce [tables...]",
    summary: "published tables out of stored judgments, figure by figure; without a name, which there are",
    example: "reife reproduce llmbar",
    options: [
      new Option("--out <dir>", "folder of the run behind the table (default: results/reproduce-<table>)"),
      new Option("--run <dir>", "score this run by the table's rules: other judges, other datasets"),
      new Option("--again", "make that run anew, though it is up to date"),
      mirror,
      offline,
      envFile,
      json,
      new Option("--quiet", "no table: files and exit code only"),
    ],
    load: async () => (await import("./commands/reproduce.js")).reproduceCommand,
  },
  {
    name: "import [format] [files...]",
    summary: "judgments made elsewhere become a run: leaderboard, compare and rescore work on it",
    example: importExamples.join("\n  "),
    options: [
      new Option("--out <dir>", "folder of the new run"),
      new Option("--list", "the formats, one line each"),
      new Option("--dataset <id>", "the dataset that was judged: a card's id, or a new name"),
      new Option("--evaluator <id>", "who judged, where the files do not say"),
      new Option("--protocol <id>", "how was asked: its parser reads the replies"),
      new Option("--map <file>", "generic: the mapping file"),
      new Option("--gold <file>", "what humans said, where it lies in a file of its own"),
      new Option("--no-gold", "scores need nothing from humans"),
      new Option("--gold-field <path>", "where a row keeps what humans said: vars.label"),
      new Option("--criterion <name>", "which of several scores, assertions or dimensions"),
      new Option("--clamp", "labels above the scale count as its highest"),
      new Option("--reading <rules>", "own or published: whose rules read the replies"),
      new Option("--partial", "files may judge only a part of a dataset"),
      mirror,
      envFile,
      json,
      new Option("--quiet", "no progress, no summary: files and exit code only"),
    ],
    load: async () => (await import("./commands/import.js")).importCommand,
  },
  {
    name: "schema <kind>",
    summary: "JSON Schema for editors: config, evaluator, dataset, protocol, benchmark or reproduction",
    example: "reife schema evaluator > evaluator.schema.json",
    options: [],
    load: async () => (await import("./commands/schema.js")).schemaCommand,
  },
  {
    name: "doctor",
    summary: "check Node, keys by name, endpoints, folders and disk",
    example: "reife doctor",
    options: [offline, mirror, envFile, json],
    load: async () => (await import("./commands/doctor.js")).doctorCommand,
  },
];

/** Words that commands stand below. */
const groups = {
  ...cardGroups,
  flask: flaskCommands,
  humaneval: humanevalCommands,
  instructeval: instructEvalCommands,
};

/** The program with all its commands. `finish` gets the exit code of the command that ran. */
export function buildProgram(version: string, finish: (code: ExitCode) => void): Command {
  const program = new Command("reife")
    .description("Which LLM judge, asked in which way, agrees with humans, how surely, and at what price")
    .version(version, "-V, --version")
    .option("--verbose", "show stacks of errors")
    .option("--no-color", "plain text (reife prints no colours; accepted for scripts)")
    .addHelpText(
      "after",
      "\nStart here, no key needed:\n  reife run configs/grid.yaml\n\n" +
        "Exit codes: 0 done, 1 internal error, 2 usage or config, 3 run incomplete,\n" +
        "  4 gate failed, 5 stopped by budget or time, 130 interrupted",
    );
  sayMistakes(program, { commands: [...commands.map(wordOf), "completion", ...Object.keys(groups)] });
  for (const spec of commands) addCommand(program, spec, finish);
  addCommand(program, completionSpec(program), finish);
  for (const [name, group] of Object.entries(groups)) {
    const parent = program.command(name).description(group.summary);
    sayMistakes(parent, { commands: group.commands.map(wordOf) });
    for (const spec of group.commands) addCommand(parent, spec, finish);
  }
  return program;
}

/** Completion knows the very commands that the program has. */
function completionSpec(program: Command): CommandSpec {
  return {
    name: "completion <shell>",
    summary: "a script that completes commands, flags and ids of cards in bash, zsh or fish",
    example: "source <(reife completion bash)",
    options: [],
    load: async () => {
      const { completionCommand } = await import("./commands/completion.js");
      return (args) => Promise.resolve(completionCommand(args, program));
    },
  };
}

function addCommand(parent: Command, spec: CommandSpec, finish: (code: ExitCode) => void): void {
  const command = parent.command(spec.name).description(spec.summary);
  for (const argument of command.registeredArguments) {
    argument.description = spec.arguments?.[argument.name()] ?? "";
  }
  sayMistakes(command, { arguments: spec.arguments });
  for (const option of spec.options) command.addOption(option);
  command.addHelpText("after", `\nExample:\n  ${spec.example}`);
  command.action(async () => {
    const action = await spec.load();
    finish(await action(command.args, command.optsWithGlobals()));
  });
}

function wordOf({ name }: CommandSpec): string {
  return name.split(" ")[0] ?? "";
}

/** Mistakes on the command line, in the one line that all errors take. */
function sayMistakes(command: Command, context: UsageContext): void {
  command.configureOutput({
    outputError: (text, write) => {
      write(`${visibleControls(usageLine(text, context))}\n`);
    },
  });
}
