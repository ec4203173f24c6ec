/** One problem of HumanEval or of a set in its format. */
export interface CodeProblem {
  /** Such as `HumanEval/0`. */
  readonly id: string;
  /** Imports, helpers and the head of the function with its docstring: the source that a completion goes on from. */
  readonly prompt: string;
  /** Source that defines `check(candidate)`. */
  readonly tests: string;
  /** Name of the function. */
  readonly entryPoint: string;
  /** A completion that is known to be right. */
  readonly solution?: string | undefined;
}
