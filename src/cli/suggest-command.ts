import { didYouMean } from "../core/did-you-mean.js";

/** What other programs call what a command of ours does. */
const meanings: Readonly<Record<string, readonly string[]>> = {
  leaderboard: ["report", "show", "results", "result", "print", "table", "summary", "view"],
  run: ["eval", "evaluate", "judge", "start", "execute", "bench", "benchmark"],
  plan: ["estimate", "cost", "price", "dry-run", "dryrun"],
  validate: ["check", "lint", "test"],
  compare: ["diff", "versus", "vs"],
  import: ["convert", "load", "ingest"],
  rescore: ["reparse", "parse", "score"],
  "datasets pull": ["pull", "download", "fetch"],
  "datasets list": ["list", "ls"],
};

/**
 * The command that was meant by a name that is none: one that does what the name says, or one whose name is near and begins
 * alike (`report` is no slip for `import`). `names` are the commands that stand where it was written.
 */
export function suggestCommand(written: string, names: readonly string[]): string | undefined {
  const word = written.toLowerCase();
  const meant = Object.entries(meanings).find(([, words]) => words.includes(word))?.[0];
  // Below `datasets`, its own names alone are meant.
  if (meant !== undefined && names.includes(meant.split(" ")[0] ?? "")) return meant;
  return didYouMean(
    word,
    names.filter((name) => beginsAlike(word, name)),
  );
}

/** The first letter of one is among the first two of the other: a letter may be missing, added or swapped. */
function beginsAlike(a: string, b: string): boolean {
  return a.slice(0, 2).includes(b.charAt(0)) || b.slice(0, 2).includes(a.charAt(0));
}
