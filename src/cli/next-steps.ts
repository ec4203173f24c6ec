import { relative } from "node:path";
import type { ModelFailure } from "../core/model-failure.js";
import { formatCount, formatPointsInterval } from "../report/format-figure.js";
import { lostLine } from "../report/lost-line.js";
import type { RaceResult } from "../core/race.js";
import { wrapLine } from "../report/wrap-line.js";
import type { FinishedRun } from "./compose/finish-run.js";
import type { JudgedRun } from "./compose/judge-run.js";
import type { PreparedRun } from "./compose/prepare-run.js";

/** What to tell at the end of a run. */
export interface NextStepsParts {
  readonly run: PreparedRun;
  readonly judged: JudgedRun;
  readonly finished: FinishedRun;
  readonly planned: number;
  /** Batches that go on at the providers. */
  readonly open?: OpenBatches | undefined;
}

/** How many batches are open, and how many calls are in them. */
export interface OpenBatches {
  readonly batches: number;
  readonly calls: number;
}

/** Where the run's files are, what is not done, and what to do next. */
export function nextSteps(parts: NextStepsParts): string {
  const { run, finished } = parts;
  const folder = relative(process.cwd(), run.out) || ".";
  // From a checkout the program is started by npx, which puts it on no path.
  const reife = process.env["npm_command"] === "exec" ? "npx reife" : "reife";
  const adapters = new Set(finished.cells.map((cell) => cell.adapter));
  const simulatedOnly = adapters.has("simulated") && !adapters.has("openai") && !adapters.has("anthropic");
  return [
    ...raceLines(parts.judged.race).map(wrapLine),
    ...unfinishedLines(parts),
    ...lostLines(parts.judged),
    `Files: ${folder}/ (leaderboard.json, .csv, .md, judgments.jsonl, calls.jsonl)`,
    `Slices: ${reife} leaderboard ${folder} --by evaluator,skill`,
    ...(simulatedOnly
      ? [
          "Next, a real judge (this one costs cents; the plan calls nobody):",
          `  ${reife} plan configs/openai.yaml`,
          `  OPENAI_API_KEY=... ${reife} run configs/openai.yaml`,
        ]
      : []),
  ].join("\n");
}

function lostLines({ lost }: JudgedRun): readonly string[] {
  const line = lostLine(lost);
  return line === undefined ? [] : [wrapLine(line)];
}

/** Who was raced out, and what that has saved. */
function raceLines(race: RaceResult | undefined): readonly string[] {
  if (race === undefined) return [];
  if (race.dropped.length === 0) return ["Race: nobody was dropped."];
  const saved = (key: "savedTrials" | "savedCalls"): string =>
    formatCount(race.dropped.reduce((total, dropped) => total + dropped[key], 0));
  return [
    ...race.dropped.map(({ evaluator, after, by, difference: { low, high } }) => {
      const interval = formatPointsInterval({ value: low, low, high });
      return `Raced out: ${evaluator} after ${formatCount(after)} instances (${by} is ahead; difference ${interval} points).`;
    }),
    `Saved by the race: ${saved("savedTrials")} trials, about ${saved("savedCalls")} calls. Error level ${race.error} over all pairs of judges.`,
  ];
}

/** Failures that the same command would only meet again. */
const neverHealing: ReadonlySet<ModelFailure> = new Set([
  "auth",
  "not-found",
  "bad-request",
  "context-length",
  "not-recorded",
]);

/** What is not done, in one line for a program that wants no more. */
export function unfinishedText(parts: NextStepsParts): string {
  return `reife: ${unfinished(parts).join(" ")}`;
}

/** What is not done and why, a line each as wide as a terminal. */
export function unfinishedLines(parts: NextStepsParts): readonly string[] {
  return unfinished(parts).map(wrapLine);
}

function unfinished({ run, judged, finished, planned, open }: NextStepsParts): readonly string[] {
  const again = `Run the same command again: it goes on where it stopped and pays for nothing twice.`;
  const missing = planned - finished.judged;
  const lines: string[] = [];
  if (finished.failed > 0) {
    const refused = [...judged.failures.values()].every(({ outcome }) => neverHealing.has(outcome.failure));
    const advice = refused
      ? "Mend that first (reife evaluators check tries one call), then run again."
      : again;
    lines.push(`${finished.failed} of ${planned} trials failed: ${reasons(judged)}. ${advice}`);
  }
  if (judged.stopped === "cost") {
    lines.push(
      `Stopped at the budget of $${run.config.limits.maxCostUsd ?? 0}${standing(judged)}: ${missing} trials are left. ` +
        "To go on, raise --max-cost, which bounds what this run costs in all, and run again: nothing is paid for twice.",
    );
  } else if (judged.stopped === "time") {
    lines.push(`Stopped at the time limit: ${missing} trials are left. ${again}`);
  } else if (judged.stopped === "interrupted") {
    lines.push(`Interrupted: ${missing} trials are left. ${again}`);
  }
  if (open !== undefined && open.batches > 0) {
    lines.push(
      `${open.batches} batch${open.batches === 1 ? "" : "es"} with ${open.calls} calls stay at the provider and go on there: ` +
        "the next run, with or without --batch, waits for what they bring and pays for none of it again.",
    );
  }
  return lines;
}

function standing({ budget, lost }: JudgedRun): string {
  if (budget === undefined) return "";
  const paid = lost.perhapsUsd > 0 ? "is paid or may have been" : "is paid";
  return ` ($${rounded(budget.spentUsd)} ${paid}, and the next call may cost $${rounded(budget.nextUsd)})`;
}

/** Cents, or two figures of what is less. */
function rounded(usd: number): string {
  return usd >= 1 || usd === 0 ? usd.toFixed(2) : usd.toFixed(1 - Math.floor(Math.log10(usd)));
}

function reasons({ failures }: JudgedRun): string {
  const counts = new Map<string, { count: number; message: string }>();
  for (const { outcome } of failures.values()) {
    const { failure, message = failure } = outcome;
    const known = counts.get(failure);
    if (known === undefined) counts.set(failure, { count: 1, message });
    else known.count += 1;
  }
  return [...counts].map(([failure, { count, message }]) => `${count} ${failure} (${message})`).join("; ");
}
