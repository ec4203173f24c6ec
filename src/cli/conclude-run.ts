import { terminalReport } from "../report/terminal-report.js";
import type { FinishedRun } from "./compose/finish-run.js";
import type { JudgedRun } from "./compose/judge-run.js";
import type { PreparedRun } from "./compose/prepare-run.js";
import { exitCode, type ExitCode } from "./exit-code.js";
import { nextSteps, unfinishedText, type OpenBatches } from "./next-steps.js";
import type { Terminal } from "./terminal.js";

/** How a run ended. */
export interface Conclusion {
  readonly run: PreparedRun;
  readonly judged: JudgedRun;
  readonly finished: FinishedRun;
  readonly planned: number;
  readonly code: ExitCode;
  readonly open: OpenBatches;
}

/** What is said on stdout at the end of a run. */
export type Ending = (conclusion: Conclusion) => string | Promise<string>;

/** Says how a run ended, as the terminal wants it. */
export async function concludeRun(
  conclusion: Conclusion,
  {
    terminal,
    ending = leaderboardText,
  }: { readonly terminal: Terminal; readonly ending?: Ending | undefined },
): Promise<void> {
  const { run, finished, planned, code } = conclusion;
  if (terminal.json) {
    terminal.out(
      `${JSON.stringify({ type: "run.done", out: run.out, code, ...tally(finished, planned) })}\n`,
    );
    return;
  }
  if (terminal.quiet) {
    // Files and exit code only; but an exit code that is not 0 is explained.
    if (code !== exitCode.done) terminal.err(`${unfinishedText(conclusion)}\n`);
    return;
  }
  terminal.out(await ending(conclusion));
}

function leaderboardText(conclusion: Conclusion): string {
  return `\n${terminalReport(conclusion.finished.leaderboard)}\n\n${nextSteps(conclusion)}\n`;
}

function tally({ judged, failed }: FinishedRun, planned: number): Readonly<Record<string, number>> {
  return { planned, judged, failed };
}
