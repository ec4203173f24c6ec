import type { LivePages } from "../../core/live-pages.js";
import type { RunState } from "../../core/run-state.js";
import { formatDuration } from "../../report/format-duration.js";
import { formatCount } from "../../report/format-figure.js";
import { statusParts } from "../../report/status-parts.js";

/** What is said above pages that follow their run. */
export interface LiveWords {
  /** How the run stands. */
  readonly run: string;
  /** Its figures. */
  readonly figures: readonly string[];
  /** How the pages stand to it. */
  readonly pages: string;
  /** Whether its numbers are those of a part. */
  readonly isPart: boolean;
}

const states: Readonly<Record<RunState["state"], string>> = {
  running: "The run is on",
  killed: "The run ended without a word: its command goes on where it stopped",
  done: "The run is done",
  incomplete: "The run ended with more failures than its tolerance",
  cost: "The run stopped at its budget",
  time: "The run stopped at its time limit",
  interrupted: "The run was interrupted",
};

/** Words about a run and its pages, so many seconds after the server told of them. */
export function liveWords(live: LivePages, secondsSince: number): LiveWords {
  const { run, trouble } = live;
  const pages = [
    ...(trouble === undefined ? [] : [`Not brought up to date: ${trouble}`]),
    pagesText(live, secondsSince),
  ].join(". ");
  if (run === undefined) return { run: "No run is here now", figures: [], pages, isPart: false };
  return { run: states[run.state], figures: figuresOf(run), pages, isPart: run.state !== "done" };
}

function figuresOf({ status, trials, state }: RunState): readonly string[] {
  if (state === "running" && status !== undefined) {
    const { share, trials: judged, calls, cost, trouble, time } = statusParts(status);
    return [share.trim(), judged, calls, ...cost, ...trouble, time];
  }
  const { judged, planned, failed } = trials;
  return [
    `${formatCount(judged)} of ${formatCount(planned)} trials`,
    ...(failed > 0 ? [`${formatCount(failed)} failed`] : []),
  ];
}

function pagesText({ run, edition, isMaking }: LivePages, secondsSince: number): string {
  if (edition === undefined) {
    if (run === undefined) return "The pages come once one has begun";
    return isMaking ? "The pages are being made" : "The pages come with the first judgments";
  }
  if (edition.isWhole) return "The pages are up to date";
  const age = formatDuration(edition.secondsOld + secondsSince);
  return `The pages are as of ${age} ago${isMaking ? ", new ones are being made" : ""}`;
}
