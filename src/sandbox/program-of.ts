import type { CodeProblem } from "../core/code-problem.js";
import type { ProgramTask } from "../core/program-runner.js";
import { compatProgram } from "./compat-program.js";
import { soundProgram } from "./sound-program.js";

/** What is made of a completion before it is run: `raw` nothing, `compat` as INSTRUCTEVAL, `sound` what the model meant. */
export type CompletionRule = "raw" | "compat" | "sound";

/** The three rules, in the order of their strictness. */
export const completionRules: readonly CompletionRule[] = ["raw", "compat", "sound"];

/** The program that a completion of a problem's prompt makes, with the problem's tests. */
export function programOf(problem: CodeProblem, completion: string, rule: CompletionRule): ProgramTask {
  return {
    program: sourceOf(problem, completion, rule),
    helpers: problem.prompt,
    tests: problem.tests,
    entryPoint: problem.entryPoint,
  };
}

function sourceOf(problem: CodeProblem, completion: string, rule: CompletionRule): string {
  switch (rule) {
    case "raw":
      return `${problem.prompt}${completion}\n`;
    case "compat":
      return compatProgram(problem, completion);
    case "sound":
      return soundProgram(problem, completion);
  }
}
