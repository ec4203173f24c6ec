import { planComparison, type PlanPrices } from "../../analysis/plan-comparison.js";
import { UsageError } from "../../core/errors.js";
import type { PairPower, PowerAssumptions, PowerReport } from "../../core/power-plan.js";
import { powerReport } from "../../report/power-report.js";
import { readRun } from "../compose/read-run.js";
import { terminalOf } from "../config-flags.js";
import { exitCode, type ExitCode } from "../exit-code.js";
import type { Flags } from "../flags.js";
import { jsonDocument } from "../json-document.js";
import { numberFlag } from "../number-flag.js";
import { powerOfRun, type PowerQuestion, type RunPower } from "../power-of-run.js";

/** `reife power [run]`: how many labels and calls a comparison needs, from a run's own spread or from numbers. */
export async function powerCommand(args: readonly string[], flags: Flags): Promise<ExitCode> {
  const terminal = terminalOf(flags);
  const question = {
    difference: numberFlag(flags, "difference", { above: 0, most: 1 }) ?? 0.03,
    power: numberFlag(flags, "power", { least: 0.5, below: 1 }) ?? 0.8,
    alpha: numberFlag(flags, "alpha", { above: 0, below: 1 }) ?? 0.05,
  };
  const run = args[0] === undefined ? undefined : await readRun(args[0], process.cwd());
  const found = run === undefined ? undefined : powerOfRun(run, question);
  const plan = planComparison({ ...question, ...spreadOf(flags, found) }, pricesOf(flags, found));
  const report: PowerReport = {
    schema: "reife/power/1",
    ...(run === undefined ? {} : { run: run.manifest.run }),
    pairs: found?.pairs ?? [],
    plan,
  };
  terminal.out(terminal.json ? jsonDocument(report) : `${powerReport(report)}\n`);
  return exitCode.done;
}

function pricesOf(flags: Flags, found: RunPower | undefined): PlanPrices {
  return {
    labelUsd: numberFlag(flags, "labelCost", { least: 0 }),
    labelsPerInstance: numberFlag(flags, "labels", { least: 1, whole: true }) ?? 1,
    verdictUsd: numberFlag(flags, "verdictCost", { least: 0 }) ?? found?.verdictUsd,
  };
}

type Spread = Omit<PowerAssumptions, keyof PowerQuestion>;

/** What flags say wins over what a run says; of a run's pairs the one that needs most instances is planned for. */
function spreadOf(flags: Flags, found: RunPower | undefined): Spread {
  const pilot = found === undefined ? undefined : pilotOf(found);
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

function pilotOf({ pairs, evaluators, verdictsPerInstance }: RunPower): Spread | undefined {
  const pair = hardest(pairs);
  if (pair === undefined) return undefined;
  const { discordance, icc, clusterSize } = pair;
  return {
    ...{ discordance, clusterSize, verdictsPerInstance, evaluators },
    icc: "value" in icc ? icc.value : 0,
  };
}

function hardest(pairs: readonly PairPower[]): PairPower | undefined {
  const spread = ({ discordance, designEffect }: PairPower): number => discordance * designEffect;
  return pairs.reduce<PairPower | undefined>(
    (most, pair) => (most === undefined || spread(pair) > spread(most) ? pair : most),
    undefined,
  );
}
