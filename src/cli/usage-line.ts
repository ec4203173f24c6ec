/**
 * What the parser of the command line says about a mistake, in the one line that every error of the program takes. The
 * parser writes `error: <problem>` and, where it can guess what was meant, a second line in parentheses.
 */
export function usageLine(said: string): string {
  const [problem = "", ...guess] = said.trim().split("\n");
  const text = problem.replace(/^error: /u, "").replace(/\.$/u, "");
  const hint = guess.join(" ").replace(/^\((?<inner>.*)\)$/u, "$<inner>");
  return `reife: ${upper(text)} (${hint === "" ? "see --help" : lower(hint)})`;
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
