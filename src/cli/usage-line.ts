import { suggestCommand } from "./suggest-command.js";

/** What is known where a mistake was made. */
export interface UsageContext {
  /** Names of the commands that could stand there. */
  readonly commands?: readonly string[] | undefined;
  /** What a command's arguments are, by name. */
  readonly arguments?: Readonly<Record<string, string>> | undefined;
}

/**
 * What the parser of the command line says about a mistake, in the one line that every error of the program takes. The
 * parser writes `error: <problem>` and, where it can guess what was meant, a second line in parentheses. Commands we guess
 * ourselves, and we say what an argument is.
 */
export function usageLine(said: string, context: UsageContext = {}): string {
  const [problem = "", ...guess] = said.trim().split("\n");
  const text = problem.replace(/^error: /u, "").replace(/\.$/u, "");
  const hint = hintOf(text, context) ?? guess.join(" ").replace(/^\((?<inner>.*)\)$/u, "$<inner>");
  return `reife: ${upper(text)} (${hint === "" ? "see --help" : lower(hint)})`;
}

/** Undefined where the parser's own guess stands. */
function hintOf(text: string, { commands, arguments: explained = {} }: UsageContext): string | undefined {
  const command = /^unknown command '(?<name>.*)'$/u.exec(text)?.groups?.["name"];
  if (command !== undefined && commands !== undefined) {
    const meant = suggestCommand(command, commands);
    return meant === undefined ? "see --help" : `did you mean ${meant}?`;
  }
  const argument = /^missing required argument '(?<name>.*)'$/u.exec(text)?.groups?.["name"];
  return argument === undefined ? undefined : explained[argument];
}

function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
