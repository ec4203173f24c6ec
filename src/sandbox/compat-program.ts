import type { CodeProblem } from "../core/code-problem.js";

/**
 * The program that INSTRUCTEVAL makes of a completion: lines with an odd number of leading spaces get one more, line breaks
 * at the start go, everything from the first blank line on goes, and the rest is put behind the prompt. A function that has
 * a blank line in it, a fenced block and an answer in prose therefore fail, as they do there.
 */
export function compatProgram({ prompt }: Pick<CodeProblem, "prompt">, completion: string): string {
  const even = completion.split("\n").map((line) => (leadingSpaces(line) % 2 === 0 ? line : ` ${line}`));
  const [first = ""] = even.join("\n").replace(/^\n+/u, "").split("\n\n");
  return `${prompt}${first}\n`;
}

function leadingSpaces(line: string): number {
  return line.length - line.replace(/^ +/u, "").length;
}
