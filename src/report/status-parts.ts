import type { RunStatus, StatusFigures } from "../core/run-status.js";
import { cachedShare } from "./cached-share.js";
import { formatDuration } from "./format-duration.js";
import { formatCost, formatCount } from "./format-figure.js";

/** Where a run stands, in words for a line: each part by itself, nothing that there is nothing to say about. */
export interface StatusParts {
  /** ` 63 %`, rounded down. */
  readonly share: string;
  readonly trials: string;
  readonly cells: string;
  /** New calls, and how many a second. */
  readonly calls: string;
  /** Paid and to come, and what came from providers' caches; empty where there is neither. */
  readonly cost: readonly string[];
  readonly trouble: readonly string[];
  readonly batches: readonly string[];
  /** `7 min 0 s left`, or `after 2 min 5 s`. */
  readonly time: string;
}

/** The parts of a line about a run. */
export function statusParts(status: RunStatus): StatusParts {
  const { trials, cells, calls, batches } = status;
  return {
    share: shareText(status),
    trials: `${formatCount(trials.done)} of ${formatCount(trials.total)} trials`,
    cells: `${formatCount(cells.done)} of ${formatCount(cells.total)} cells`,
    calls: `${formatCount(calls)} new call${calls === 1 ? "" : "s"}${rateText(status)}`,
    cost: [...costParts(status), ...cacheParts(status)],
    trouble: troubleParts(status),
    batches: batchParts(batches),
    time: timeText(status),
  };
}

/** Calls a second, ` (41/s)`; nothing where none came of late. */
function rateText({ callsPerSecond }: StatusFigures): string {
  if (callsPerSecond === 0) return "";
  const rate = callsPerSecond >= 10 ? formatCount(Math.round(callsPerSecond)) : callsPerSecond.toFixed(1);
  return ` (${rate}/s)`;
}

function shareText({ trials: { done, total } }: StatusFigures): string {
  return `${String(total === 0 ? 100 : Math.floor((done / total) * 100)).padStart(3)} %`;
}

function costParts({ costUsd, costToComeUsd }: StatusFigures): readonly string[] {
  if (costUsd === 0) return [];
  const toCome = costToComeUsd === undefined || costToComeUsd === 0 ? "" : costToComeUsd;
  return [`${formatCost(costUsd)} paid${toCome === "" ? "" : `, about ${formatCost(toCome)} to come`}`];
}

function cacheParts({ cache }: StatusFigures): readonly string[] {
  return cache === undefined ? [] : [cachedShare(cache)];
}

function troubleParts({ trials, failures, retries }: RunStatus): readonly string[] {
  return [
    ...counted(trials.failed, "failed", failures),
    ...(trials.unparsed > 0 ? [`${formatCount(trials.unparsed)} unparsed`] : []),
    ...counted(sum(retries), "tried again", retries),
  ];
}

function counted(
  count: number,
  what: string,
  kinds: Readonly<Partial<Record<string, number>>>,
): readonly string[] {
  if (count === 0) return [];
  const named = Object.entries(kinds)
    .sort(([, a = 0], [, b = 0]) => b - a)
    .map(([kind, times = 0]) => `${formatCount(times)} ${kind}`);
  return [`${formatCount(count)} ${what} (${named.join(", ")})`];
}

function sum(kinds: Readonly<Partial<Record<string, number>>>): number {
  return Object.values(kinds).reduce<number>((total, times = 0) => total + times, 0);
}

function batchParts(batches: RunStatus["batches"]): readonly string[] {
  if (batches === undefined || batches.open + batches.done === 0) return [];
  const { open, calls, done, failed, since } = batches;
  const waiting =
    since === undefined
      ? "no batch open"
      : `${formatCount(open)} batch${open === 1 ? "" : "es"} open (${formatCount(calls)} calls, since ${since.slice(0, 16)}Z)`;
  return [
    waiting,
    `${formatCount(done)} done`,
    ...(failed > 0 ? [`${formatCount(failed)} calls in vain`] : []),
  ];
}

/** How long an open batch takes nobody knows. */
function timeText({ secondsLeft, elapsedSeconds, batches }: RunStatus): string {
  return secondsLeft === undefined || (batches?.open ?? 0) > 0
    ? `after ${formatDuration(elapsedSeconds)}`
    : `${formatDuration(secondsLeft)} left`;
}
