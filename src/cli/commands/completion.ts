import type { Command } from "commander";
import { didYouMean } from "../../core/did-you-mean.js";
import { UsageError } from "../../core/errors.js";
import { loadCatalogs } from "../compose/load-catalogs.js";
import { lookAround } from "../compose/surroundings.js";
import { completedCommands } from "../completion/completed-command.js";
import { completedShells, completionScript } from "../completion/completion-script.js";
import { exitCode, type ExitCode } from "../exit-code.js";
import { leaderboardForms } from "../leaderboard-forms.js";

/** `reife completion <shell>`: a script for a shell, of the commands of a program and the cards that are here. */
export function completionCommand(args: readonly string[], program: Command): ExitCode {
  const [text = ""] = args;
  const shell = completedShells.find((name) => name === text);
  if (shell === undefined) {
    const meant = didYouMean(text, completedShells);
    throw new UsageError(`Cannot complete in '${text}': it is none of ${completedShells.join(", ")}`, {
      hint: meant === undefined ? undefined : `Did you mean '${meant}'?`,
    });
  }
  const catalogs = loadCatalogs(lookAround({}));
  const ids = (kind: keyof typeof catalogs): readonly string[] => catalogs[kind].entries.map(({ id }) => id);
  const script = completionScript(shell, {
    commands: completedCommands(program),
    values: {
      "leaderboard --format": Object.keys(leaderboardForms),
      "export --format": ["parquet", "csv", "jsonl"],
      "compare --adjust": ["holm", "hochberg", "bh", "by", "none"],
      "run --engine": ["live", "redis"],
    },
    words: {
      "evaluators check": ids("evaluators"),
      "protocols show": ids("protocols"),
      "datasets pull": ids("datasets"),
      "datasets verify": ids("datasets"),
      reproduce: ids("reproductions"),
      schema: ["config", "evaluator", "dataset", "protocol", "reproduction"],
      completion: completedShells,
    },
  });
  process.stdout.write(script);
  return exitCode.done;
}
