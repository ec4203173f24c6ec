import type { Estimate } from "../../core/estimate.js";
import type { FacetRow, LeanRow, PairRow } from "../../core/run-figures.js";
import type { EvaluatorMethods } from "../../core/run-methods.js";
import type { LeaderboardCell } from "../../core/leaderboard.js";
import type { SiteIndex } from "../../core/site.js";
import { percent } from "../../plots/percent.js";
import { signedPercent } from "../../plots/signed-percent.js";

/** What a run says of one evaluator. */
export interface EvaluatorFacts {
  readonly strengths: readonly string[];
  readonly weaknesses: readonly string[];
  /** Intervals of parts and of gains that were looked at: each misses the truth one time in twenty. */
  readonly looks: number;
  readonly leans: readonly LeanRow[];
  readonly calibration: readonly string[];
  readonly cells: readonly LeaderboardCell[];
  readonly cost: string;
  readonly version: readonly (readonly [string, string])[];
  readonly citation: string;
}

/** Gathers what a run says of an evaluator. Only differences beyond their interval are called strong or weak. */
export function evaluatorFacts(evaluator: string, index: SiteIndex): EvaluatorFacts {
  const { leaderboard, calibration } = index.figures;
  const cells = leaderboard.cells.filter((cell) => cell.evaluator === evaluator);
  return {
    ...standOut(evaluator, index),
    leans: index.figures.leans.filter((row) => row.evaluator === evaluator),
    calibration:
      "undefined" in calibration
        ? []
        : calibration.cells.filter((cell) => cell.evaluator === evaluator).flatMap(calibrationLines),
    cells,
    cost: costOf(evaluator, index),
    version: versionOf(evaluator, index),
    citation: citationOf(evaluator, index),
  };
}

interface Remark {
  readonly side: "strengths" | "weaknesses";
  readonly text: string;
}

/** Slices whose interval lies wholly on one side of the evaluator's mean, protocols that gain or lose, cells no better than a rule. */
function standOut(
  evaluator: string,
  { figures }: SiteIndex,
): Pick<EvaluatorFacts, "strengths" | "weaknesses" | "looks"> {
  const mean = figures.leaderboard.evaluators.find((row) => row.evaluator === evaluator)?.accuracy;
  const slices = figures.facets.filter((row) => row.evaluator === evaluator);
  const pairs = figures.pairs.filter((row) => row.evaluator === evaluator);
  const remarks = [
    ...slices.flatMap((row) => (mean !== undefined && "value" in mean ? sliceRemark(row, mean.value) : [])),
    ...pairs.flatMap(gainRemark),
    ...liftRemarks(pairs),
  ];
  const textsOf = (side: Remark["side"]): readonly string[] =>
    remarks.filter((remark) => remark.side === side).map(({ text }) => text);
  const looks = [...slices.map(({ accuracy }) => accuracy), ...pairs.map(({ minusBase }) => minusBase)];
  return {
    strengths: textsOf("strengths"),
    weaknesses: textsOf("weaknesses"),
    looks: looks.filter((estimate) => "value" in estimate && estimate.low !== undefined).length,
  };
}

function sliceRemark({ facet, value, accuracy, n }: FacetRow, mean: number): readonly Remark[] {
  const side = sideOf(accuracy, mean);
  if (side === undefined || !("value" in accuracy)) return [];
  return [
    {
      side,
      text: `${facet} ${value}: ${percent(accuracy.value)} % on ${n} instances, against ${percent(mean)} % over all`,
    },
  ];
}

function gainRemark({ protocol, minusBase }: PairRow): readonly Remark[] {
  const side = sideOf(minusBase, 0);
  if (side === undefined || !("value" in minusBase)) return [];
  const { value, low = value, high = value } = minusBase;
  const interval = `95 % interval ${signedPercent(low)} to ${signedPercent(high)}`;
  return [{ side, text: `protocol ${protocol}: ${signedPercent(value)} points against base (${interval})` }];
}

/** Protocols that fall short on the same dataset of the same rule are told together. */
function liftRemarks(pairs: readonly PairRow[]): readonly Remark[] {
  const short = pairs.flatMap(({ protocol, leastLift, adapter }) =>
    adapter === "null" || !("value" in leastLift) || (leastLift.low ?? leastLift.value) > 0
      ? []
      : [{ ...leastLift, protocol }],
  );
  const groups = new Map<string, (typeof short)[number][]>();
  for (const lift of short) {
    const key = `${lift.dataset}\n${lift.null}`;
    groups.set(key, [...(groups.get(key) ?? []), lift]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const values = group.map(({ value }) => value);
    const points =
      group.length === 1
        ? signedPercent(first.value)
        : `${signedPercent(Math.min(...values))} to ${signedPercent(Math.max(...values))}`;
    const under = group.map(({ protocol }) => protocol).join(", ");
    return [
      {
        side: "weaknesses" as const,
        text: `${first.dataset}: not shown to beat the rule ${first.null} (${points} points) under ${under}`,
      },
    ];
  });
}

/** On which side of a value an interval lies wholly, if on either. */
function sideOf(estimate: Estimate, value: number): Remark["side"] | undefined {
  if (!("value" in estimate)) return undefined;
  if (estimate.low !== undefined && estimate.low > value) return "strengths";
  return estimate.high !== undefined && estimate.high < value ? "weaknesses" : undefined;
}

type CalibrationCell = Exclude<SiteIndex["figures"]["calibration"], { undefined: string }>["cells"][number];

function calibrationLines({ protocol, sources }: CalibrationCell): readonly string[] {
  return sources.map(({ source, items, auroc, probabilities }) => {
    const over = probabilities?.overconfidence;
    const sure =
      over === undefined || !("value" in over)
        ? ""
        : `, ${Math.abs(over.value * 100).toFixed(1)} points ${over.value > 0 ? "too sure" : "too modest"}`;
    const tells = "value" in auroc ? `, tells right from wrong by AUROC ${auroc.value.toFixed(2)}` : "";
    return `${protocol} (${source}): ${items} verdicts${sure}${tells}`;
  });
}

function costOf(evaluator: string, { figures }: SiteIndex): string {
  const row = figures.leaderboard.evaluators.find((own) => own.evaluator === evaluator);
  if (row === undefined) return "Not known.";
  const calls = `${row.calls.toLocaleString("en-US")} calls for ${row.coverage.trials.toLocaleString("en-US")} judgments`;
  if (typeof row.costUsd !== "number") return `${calls}; cost not known: ${row.costUsd.undefined}.`;
  if (row.costUsd === 0) return `${calls}; nothing was paid here.`;
  return `${calls}; $${row.costUsd.toFixed(4)} in all, $${((row.costUsd / row.coverage.trials) * 1000).toFixed(3)} per 1,000 judgments.`;
}

function versionOf(evaluator: string, { methods, fingerprints }: SiteIndex): EvaluatorFacts["version"] {
  const own = methods.evaluators.find((entry) => entry.evaluator === evaluator);
  const known = own === undefined ? [] : methodLines(own);
  const fingerprint = fingerprints[evaluator];
  return fingerprint === undefined ? known : [["fingerprint", fingerprint], ...known];
}

function methodLines(own: EvaluatorMethods): EvaluatorFacts["version"] {
  const { title, adapter, model, served, released, asked, sampling, members, card } = own;
  const lines: readonly (readonly [string, string | undefined])[] = [
    ["title", title],
    ["replies come by", adapter],
    ["model", model],
    ["model that answered", served.length === 0 ? undefined : served.join(", ")],
    ["released", released],
    ["asked", asked?.join(" to ")],
    ["settings", sampling && JSON.stringify(sampling)],
    ["members", members?.join(", ")],
    ["card", card],
  ];
  return lines.flatMap(([name, text]) => (text === undefined ? [] : [[name, text] as const]));
}

function citationOf(evaluator: string, { run, methods }: SiteIndex): string {
  const year = methods.start.slice(0, 4);
  const key = `reife-${run}-${evaluator}`.replaceAll(/[^A-Za-z0-9]+/gu, "-");
  return `@misc{${key},\n  title = {{${evaluator}} as a judge: run {${run}}},\n  note = {Measured with reife ${methods.versions.reife}, seed ${methods.seed}},\n  year = {${year}}\n}`;
}
