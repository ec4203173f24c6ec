import type { Judgment } from "../core/judgment.js";
import { quantile } from "../stats/quantile.js";
import { JudgmentTable } from "./judgment-table.js";

/** What timing needs of a call. */
export interface CallTime {
  /** Undefined where nobody measured it: the call was made in a batch. */
  readonly latencyMs: number | undefined;
  readonly attempts: number;
}

/** How long the calls of one cell took, in seconds; measured, hence not the same in two runs. */
export interface CellTiming {
  readonly evaluator: string;
  readonly protocol: string;
  readonly dataset: string;
  readonly calls: number;
  /** Attempts beyond the first, over all calls. */
  readonly retries: number;
  /** Median and 95th percentile by linear interpolation; a reason instead where no call has a time. */
  readonly seconds: CallSeconds | { readonly undefined: string };
}

/** How long some calls took, in seconds. */
export interface CallSeconds {
  readonly total: number;
  readonly median: number;
  readonly p95: number;
}

/** Timing of every cell over the distinct calls that its trials rest on, cells in the order of the judgments. */
export function timingOf(
  judgments: Iterable<Judgment>,
  timeOf: (call: string) => CallTime | undefined,
): readonly CellTiming[] {
  const table = JudgmentTable.of(judgments);
  return [...table.keys()].map((key) => {
    const [evaluator = "", protocol = "", dataset = ""] = key.split("\n");
    const calls = [...new Set(table.callNumbers(key))];
    const times = calls.map((call) => timeOf(table.callId(call))).filter((time) => time !== undefined);
    return {
      evaluator,
      protocol,
      dataset,
      calls: calls.length,
      retries: times.reduce((sum, { attempts }) => sum + attempts - 1, 0),
      seconds: secondsOf(times),
    };
  });
}

function secondsOf(times: readonly CallTime[]): CellTiming["seconds"] {
  const measured = times.flatMap(({ latencyMs }) => (latencyMs === undefined ? [] : [latencyMs / 1000]));
  if (measured.length === 0) return { undefined: "no call has a time" };
  const sorted = measured.sort((a, b) => a - b);
  const total = sorted.reduce((sum, seconds) => sum + seconds, 0);
  return { total, median: quantile(sorted, 0.5), p95: quantile(sorted, 0.95) };
}
