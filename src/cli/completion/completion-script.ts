import type { CompletedCommand } from "./completed-command.js";

/** What may be completed beside commands and their flags. */
export interface CompletionWords {
  readonly commands: readonly CompletedCommand[];
  /** Values of flags, by command and flag: `leaderboard --format`. */
  readonly values: Readonly<Record<string, readonly string[]>>;
  /** Arguments of commands, by command: ids of cards. Where there are none, files are completed. */
  readonly words: Readonly<Record<string, readonly string[]>>;
}

/** The shells that there is a script for. */
export const completedShells = ["bash", "zsh", "fish"] as const;

/** A script that tells a shell how to complete `reife`. It names what there is when it is made, and starts no program. */
export function completionScript(shell: (typeof completedShells)[number], words: CompletionWords): string {
  switch (shell) {
    case "bash":
      return bashScript(words);
    case "zsh":
      return `${zshHead}${bashScript(words)}`;
    case "fish":
      return fishScript(words);
  }
}

/** Names of commands, flags and cards hold no quote, no space and no character that a shell obeys; summaries do. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

function topWords({ commands }: CompletionWords): readonly string[] {
  return commands.flatMap(({ name }) => (name.includes(" ") ? [] : [name]));
}

function bashScript(all: CompletionWords): string {
  const groups = all.commands.filter(({ below }) => below.length > 0);
  const cases = (
    rows: readonly (readonly [string, readonly string[]])[],
    variable: string,
  ): readonly string[] =>
    rows.map(([key, words]) => `    ${quoted(key)}) ${variable}=${quoted(words.join(" "))} ;;`);
  return [
    "_reife() {",
    '  local cur="${COMP_WORDS[COMP_CWORD]}" command="${COMP_WORDS[1]}" words="" flags="" values=""',
    `  case "$command" in ${groups.map(({ name }) => quoted(name)).join(" | ") || "''"})`,
    '    if [ "$COMP_CWORD" -gt 2 ]; then command="$command ${COMP_WORDS[2]}"; fi ;;',
    "  esac",
    '  if [ "$COMP_CWORD" -eq 1 ]; then command=""; fi',
    '  case "$command" in',
    ...cases([["", topWords(all)], ...groups.map(({ name, below }) => [name, below] as const)], "words"),
    ...cases(Object.entries(all.words), "words"),
    "  esac",
    '  case "$command" in',
    ...cases(
      [["", ["--help", "--version"]], ...all.commands.map(({ name, flags }) => [name, flags] as const)],
      "flags",
    ),
    "  esac",
    '  case "$command ${COMP_WORDS[COMP_CWORD - 1]}" in',
    ...cases(Object.entries(all.values), "values"),
    "  esac",
    '  if [ -n "$values" ]; then words="$values"; elif [ "${cur#-}" != "$cur" ]; then words="$flags"; fi',
    '  COMPREPLY=($(compgen -W "$words" -- "$cur"))',
    "}",
    "complete -o default -F _reife reife",
    "",
  ].join("\n");
}

/** zsh runs what bash does; where its own completion has not been started yet, it is. */
const zshHead = `autoload -Uz compinit bashcompinit
(( $+functions[compdef] )) || compinit
bashcompinit
`;

/** Whether the command is made of these words, and whether the word after these is the one to complete. */
const fishHead = `function __reife_in
  set -l words (commandline -opc)
  set -l last (math (count $argv) + 1)
  test "$words[2..$last]" = "$argv"
end
function __reife_next
  test (count (commandline -opc)) -eq (math (count $argv) + 1)
  and begin; test (count $argv) -eq 0; or __reife_in $argv; end
end
`;

function fishScript(all: CompletionWords): string {
  const within = (name: string): string => quoted(`__reife_in ${name}`);
  const lines = all.commands.flatMap(({ name, summary, flags }) => {
    const [first = "", second] = name.split(" ");
    const at = second === undefined ? "__reife_next" : `__reife_next ${first}`;
    const word = `complete -c reife -n ${quoted(at)} -f -a ${second ?? first} -d ${quoted(summary)}`;
    return [
      word,
      ...flags.map((flag) => {
        const values = all.values[`${name} ${flag}`];
        const takes = values === undefined ? "" : ` -x -a ${quoted(values.join(" "))}`;
        return `complete -c reife -n ${within(name)} -l ${flag.slice(2)}${takes}`;
      }),
    ];
  });
  const cards = Object.entries(all.words).map(
    ([name, words]) => `complete -c reife -n ${within(name)} -f -a ${quoted(words.join(" "))}`,
  );
  return [`${fishHead}${lines.join("\n")}`, ...cards, ""].join("\n");
}
