import { Option } from "commander";
import type { CommandSpec } from "./command-spec.js";
import { sharedOptions } from "./shared-options.js";

const { json, mirror } = sharedOptions;

/** Commands below the word `humaneval`. */
export const humanevalCommands: { readonly summary: string; readonly commands: readonly CommandSpec[] } = {
  summary: "programs that models wrote: grade",
  commands: [
    {
      name: "grade <samples>",
      arguments: { samples: 'file with a line {"task_id": ..., "completion": ...} for each sample' },
      summary: "run completions against their tests, in a sandbox; pass@k with intervals",
      example: "reife humaneval grade samples.jsonl --problems HumanEval.jsonl.gz --k 1,10",
      options: [
        new Option("--problems <file>", "HumanEval.jsonl or .jsonl.gz (default: the mirror's)"),
        new Option("--k <numbers>", "samples that one may draw").default("1"),
        new Option("--rules <names>", "raw, compat (as INSTRUCTEVAL), sound").default("compat,sound"),
        new Option(
          "--out <file>",
          "grades, one a line; goes on where it stops (default: <samples>_results.jsonl)",
        ),
        new Option("--cpu-seconds <s>", "processor time of a program and its tests").default("10"),
        new Option("--memory <mb>", "memory of a program").default("256"),
        new Option("--concurrency <n>", "programs that run at once (default: one per processor)"),
        mirror,
        json,
        new Option("--quiet", "no progress"),
      ],
      load: async () => (await import("./commands/humaneval/grade.js")).humanevalGradeCommand,
    },
  ],
};
