import type { Estimate } from "../core/estimate.js";
import type { SystemMeasures, SystemRow } from "../core/system-measures.js";
import { agreementWithConfidence } from "../stats/agreement-with-confidence.js";
import { separability } from "../stats/separability.js";
import { softPairwiseAccuracy } from "../stats/soft-pairwise-accuracy.js";
import type { Battle } from "./battle.js";
import type { DatasetFrame } from "./dataset-frame.js";
import { systemBiases } from "./system-biases.js";
import { systemCorrelations } from "./system-correlations.js";
import { systemMeans, type MeanRow } from "./system-means.js";
import { systemStrengths } from "./system-strengths.js";
import type { SystemTable } from "./system-table.js";

/** What systems are measured from. */
export interface SystemParts {
  readonly table: SystemTable;
  readonly battles: readonly Battle[];
  /** Whether the battles are what was judged: then they have strengths. */
  readonly paired: boolean;
}

/**
 * How a judge ranks systems: by their mean scores over instructions, each instruction counting once for a system. Intervals come
 * from the frame's draws of instructions, those of `otherSystems` from drawing systems as well.
 */
export function measureSystems(
  { table, battles, paired }: SystemParts,
  frame: DatasetFrame,
): SystemMeasures | { readonly undefined: string } {
  const { systems, drawn } = table;
  if (systems.length === 0) return { undefined: "no instance names the system whose output it is" };
  if (systems.length === 1) return { undefined: `all outputs are of one system, ${systems[0] ?? ""}` };
  const means = { judge: systemMeans(table, "judge", frame), gold: systemMeans(table, "gold", frame) };
  const { biases, ...winCurve } = systemBiases(battles, systems);
  return {
    level: "system",
    systems: systems.length,
    items: drawn.length,
    ...systemCorrelations(table, frame),
    softPairwiseAccuracy: softAccuracy(table, frame),
    separability: { judge: separated(means.judge), gold: separated(means.gold) },
    agreementWithConfidence: confidentAgreement(means.judge, means.gold),
    ...winCurve,
    ...(paired ? { bradleyTerry: systemStrengths(battles, systems, frame) } : {}),
    each: Object.fromEntries(
      systems.map((system, row): [string, SystemRow] => {
        const none = { undefined: "no score" };
        return [
          system,
          {
            n: (table.judge[row] ?? []).filter((score) => score !== undefined).length,
            gold: means.gold[row]?.estimate ?? none,
            judge: means.judge[row]?.estimate ?? none,
            bias: biases[row] ?? none,
          },
        ];
      }),
    ),
  };
}

/** The instructions on which all systems have a score. */
function softAccuracy(table: SystemTable, frame: DatasetFrame): Estimate {
  const complete = table.drawn.flatMap((_, column) =>
    table.judge.every((row) => row[column] !== undefined) ? [column] : [],
  );
  if (complete.length < 2) return { undefined: "fewer than two instructions have scores of all systems" };
  const rowsOf = (rows: SystemTable["judge"]): readonly (readonly number[])[] =>
    rows.map((row) => complete.map((column) => row[column] ?? 0));
  const accuracy = softPairwiseAccuracy({
    judge: rowsOf(table.judge),
    gold: rowsOf(table.gold),
    seed: `${frame.seed} ${frame.dataset} systems`,
  });
  return "undefined" in accuracy ? accuracy : { value: accuracy.value };
}

function separated(rows: readonly MeanRow[]): Estimate {
  const intervals = rows.flatMap(({ interval }) => (interval === undefined ? [] : [interval]));
  if (intervals.length < rows.length) return { undefined: "a system has no interval" };
  return separability(intervals);
}

function confidentAgreement(judge: readonly MeanRow[], gold: readonly MeanRow[]): Estimate {
  const intervalsOf = (rows: readonly MeanRow[]): NonNullable<MeanRow["interval"]>[] =>
    rows.flatMap(({ interval }) => (interval === undefined ? [] : [interval]));
  const [first, second] = [intervalsOf(judge), intervalsOf(gold)];
  if (first.length < judge.length || second.length < gold.length) {
    return { undefined: "a system has no interval" };
  }
  const agreement = agreementWithConfidence(first, second);
  return "undefined" in agreement ? agreement : { value: agreement.value };
}
