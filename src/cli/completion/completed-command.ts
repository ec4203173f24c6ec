import type { Command } from "commander";

/** A command as completion knows it. */
export interface CompletedCommand {
  /** Its words: `run`, or `datasets pull`. */
  readonly name: string;
  readonly summary: string;
  /** Its long flags, `--out` and the like. */
  readonly flags: readonly string[];
  /** Words that stand below it; empty for one that does something itself. */
  readonly below: readonly string[];
}

/** All commands of a program, those below a word included, in the order of help. */
export function completedCommands(
  program: Command,
  above: readonly string[] = [],
): readonly CompletedCommand[] {
  return program.commands.flatMap((command) => {
    const words = [...above, command.name()];
    const flags = command.options.flatMap(({ long }) => (typeof long === "string" ? [long] : []));
    const below = command.commands.map((each) => each.name());
    const own = { name: words.join(" "), summary: command.description(), flags: [...flags, "--help"], below };
    return [own, ...completedCommands(command, words)];
  });
}
