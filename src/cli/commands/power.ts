import { isDeepStrictEqual } from "node:util";
import { planComparison, type PlanPrices } from "../../analysis/planning/plan-comparison.js";
import { UsageError } from "../../core/errors.js";
import type {
  PairPower,
  PowerAssumptions,
  PowerPilot,
  PowerPlan,
  PowerReport,
} from "../../core/power-plan.js";
import { powerReport } from "../../report/power-report.js";
import { readRun } from "../compose/read-run.js";
import { terminalOf } from "../config-flags.js";
import { exitCode, type ExitCode } from "../exit-code.js";
import { textFlag, type Flags } from "../flags.js";
import { jsonDocument } from "../json-document.js";
import { numberFlag } from "../number-flag.js";
import { powerOfRun, type PowerQuestion, type RunPower } from "../power-of-run.js";

/** `reife power [run]`: how many labels and calls a comparison needs, from a run's own spread or from numbers. */
export async function powerCommand(args: readonly string[], flags: Flags): Promise<ExitCode> {
  const terminal = terminalOf(flags);
  const question = questionOf(args, flags);
  const { difference, power, alpha } = question;
  const run = args[0] === undefined ? undefined : await readRun(args[0], process.cwd());
  const found = run === undefined ? undefined : powerOfRun(run, question);
  const pilots = found === undefined ? undefined : pilotsOf(found);
  if (run === undefined) refuseImpossible(difference, spreadOf(flags, undefined, undefined).discordance);
  const prices = pricesOf(flags, found);
  const planFor = (pair: PairPower | undefined): PowerPlan =>
    planComparison({ difference, power, alpha, ...spreadOf(flags, found, pair) }, prices);
  const plan = planFor(pilots?.pair);
  const report: PowerReport = {
    schema: "reife/power/1",
    ...(run === undefined ? {} : { run: run.manifest.run }),
    pairs: found?.pairs ?? [],
    ...(pilots === undefined ? {} : { pilot: pilots.pilot }),
    plan,
    ...strictestOf(pilots?.strictest, plan, planFor),
  };
  terminal.out(terminal.json ? jsonDocument(report) : `${powerReport(report)}\n`);
  return exitCode.done;
}

function questionOf(args: readonly string[], flags: Flags): PowerQuestion {
  const pair = textFlag(flags, "pair");
  if (pair !== undefined && args[0] === undefined)
    throw new UsageError("Cannot use --pair without a run: name the run whose judges they are");
  return {
    difference: numberFlag(flags, "difference", { above: 0, most: 1 }) ?? 0.03,
    power: numberFlag(flags, "power", { least: 0.5, below: 1 }) ?? 0.8,
    alpha: numberFlag(flags, "alpha", { above: 0, below: 1 }) ?? 0.05,
    pair,
  };
}

/** Two judges can differ in accuracy by no more than the share of verdicts on which just one of them is right. */
function refuseImpossible(difference: number, discordance: number): void {
  if (difference <= discordance) return;
  throw new UsageError(
    `Cannot plan for a difference of ${difference} where judges differ on ${discordance} of verdicts: it can be no larger`,
    { hint: "Give a smaller --difference, or a larger --discordance" },
  );
}

function pricesOf(flags: Flags, found: RunPower | undefined): PlanPrices {
  return {
    labelUsd: numberFlag(flags, "labelCost", { least: 0 }),
    labelsPerInstance: numberFlag(flags, "labels", { least: 1, whole: true }) ?? 1,
    verdictUsd: numberFlag(flags, "verdictCost", { least: 0 }) ?? found?.verdictUsd,
  };
}

type Spread = Omit<PowerAssumptions, "difference" | "power" | "alpha">;

/** What flags say wins over what a pair of a run's judges says. */
function spreadOf(flags: Flags, found: RunPower | undefined, pair: PairPower | undefined): Spread {
  const pilot = found === undefined || pair === undefined ? undefined : pilotSpread(found, pair);
  const discordance = numberFlag(flags, "discordance", { above: 0, most: 1 }) ?? pilot?.discordance ?? 0;
  if (discordance === 0) {
    throw new UsageError("Cannot plan: it is not known on how many verdicts two judges differ", {
      hint: "Give a run as a pilot, or --discordance 0.2: the share on which exactly one of two is right",
    });
  }
  const without: Spread = { discordance, icc: 0, clusterSize: 1, verdictsPerInstance: 1, evaluators: 2 };
  const { icc, clusterSize, verdictsPerInstance, evaluators } = pilot ?? without;
  return {
    discordance,
    icc: numberFlag(flags, "icc", { least: -1, most: 1 }) ?? icc,
    clusterSize: numberFlag(flags, "clusterSize", { least: 1 }) ?? clusterSize,
    verdictsPerInstance: numberFlag(flags, "verdicts", { least: 1, whole: true }) ?? verdictsPerInstance,
    evaluators: numberFlag(flags, "evaluators", { least: 2, whole: true }) ?? evaluators,
  };
}

/** A pair that was named is one claim; else all pairs of the run's judges are compared. */
function pilotSpread({ named, evaluators, verdictsPerInstance }: RunPower, pair: PairPower): Spread {
  const { discordance, icc, clusterSize } = pair;
  return {
    ...{ discordance, clusterSize, verdictsPerInstance },
    evaluators: named === undefined ? evaluators : 2,
    icc: "value" in icc ? icc.value : 0,
  };
}

interface Pilots {
  readonly pair: PairPower;
  readonly pilot: PowerPilot;
  readonly strictest?: PairPower | undefined;
}

/** The pair that was named; else the median of the pairs by what they need, and the one that needs most. */
function pilotsOf({ pairs, named }: RunPower): Pilots | undefined {
  if (named !== undefined) return { pair: named, pilot: { a: named.a, b: named.b, kind: "named" } };
  const spread = ({ discordance, designEffect }: PairPower): number => discordance * designEffect;
  const sorted = [...pairs].sort((first, second) => spread(first) - spread(second));
  const pair = sorted[Math.floor((sorted.length - 1) / 2)];
  if (pair === undefined) return undefined;
  const kind = sorted.length === 1 ? "only" : "typical";
  return { pair, pilot: { a: pair.a, b: pair.b, kind }, strictest: sorted.at(-1) };
}

/** The plan for the strictest pair, where it says something else. */
function strictestOf(
  pair: PairPower | undefined,
  plan: PowerPlan,
  planFor: (pair: PairPower) => PowerPlan,
): Pick<PowerReport, "strictest"> {
  if (pair === undefined) return {};
  const strict = planFor(pair);
  const same = isDeepStrictEqual(strict.assumptions, plan.assumptions);
  return same ? {} : { strictest: { a: pair.a, b: pair.b, plan: strict } };
}
