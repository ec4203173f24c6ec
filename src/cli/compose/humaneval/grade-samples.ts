import { canonicalJson } from "../../../core/canonical-json.js";
import type { CodeGrade } from "../../../core/code-grade.js";
import type { ProgramRunner } from "../../../core/program-runner.js";
import { sha256 } from "../../../core/sha256.js";
import { programOf, type CompletionRule } from "../../../sandbox/program-of.js";
import type { SandboxLimits } from "../../../sandbox/sandbox-limits.js";
import type { GradeFile } from "./open-grades.js";
import type { CodeSample } from "./read-samples.js";

/** What `gradeSamples` works on. */
export interface GradeSamplesOptions {
  readonly samples: readonly CodeSample[];
  readonly rules: readonly CompletionRule[];
  readonly runner: ProgramRunner;
  readonly limits: SandboxLimits;
  readonly grades: GradeFile;
  readonly signal?: AbortSignal | undefined;
  /** Told after each grade how many there are, of how many. */
  readonly onGrade?: ((done: number, all: number) => void) | undefined;
}

/**
 * Grades every sample by every rule, in the order of the samples. Each grade is in the file as soon as it is there; a program that
 * has run, in this go or an earlier one, does not run again. The first failure of the sandbox ends it.
 */
export async function gradeSamples(options: GradeSamplesOptions): Promise<readonly CodeGrade[]> {
  const { samples, rules, runner, limits, grades, signal, onGrade } = options;
  const running = new Map<string, Promise<Pick<CodeGrade, "interpreter" | "outcome">>>();
  const all = samples.length * rules.length;
  let done = 0;
  const gradeOf = async (sample: CodeSample, rule: CompletionRule): Promise<CodeGrade> => {
    const task = programOf(sample.problem, sample.completion, rule);
    const program = sha256(canonicalJson({ task, limits }));
    const found = grades.find(program) ?? running.get(program);
    const run = async (): Promise<Pick<CodeGrade, "interpreter" | "outcome">> => {
      const outcome = await runner.run(task, { signal });
      return { outcome, interpreter: runner.interpreter ?? "" };
    };
    const result = found ?? run();
    if (result instanceof Promise) running.set(program, result);
    const { interpreter, outcome } = await result;
    const grade = { sample: sample.index, task: sample.problem.id, rule, program, interpreter, outcome };
    if (!grades.has(grade)) grades.append(grade);
    done += 1;
    onGrade?.(done, all);
    return grade;
  };
  return Promise.all(samples.flatMap((sample) => rules.map(async (rule) => gradeOf(sample, rule))));
}
