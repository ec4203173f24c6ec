import type { SystemMeasures } from "../core/system-measures.js";
import { bradleyTerry } from "../stats/bradley-terry.js";
import { elementAt } from "../stats/element-at.js";
import { kendallTauB } from "../stats/kendall-tau-b.js";
import { spearmanCorrelation } from "../stats/spearman-correlation.js";
import type { Battle } from "./battle.js";
import type { DatasetFrame } from "./dataset-frame.js";
import { resampledEstimates, type NamedStatistics } from "./resampled-estimates.js";
import { winRates } from "./win-rates.js";

type Name = "spearman" | "kendall" | "eloDifference";

/** Points of an Elo scale for one unit of a logarithm of strengths. */
const eloUnit = 400 / Math.log(10);

/** Bradley and Terry's strengths from the judge's battles against those from the gold's, on the same battles. */
export function systemStrengths(
  battles: readonly Battle[],
  systems: readonly string[],
  frame: DatasetFrame,
): NonNullable<SystemMeasures["bradleyTerry"]> {
  const sample = compare(battles, systems, () => 1);
  if ("undefined" in sample.eloDifference) return sample.eloDifference;
  return resampledEstimates(sample, {
    draws: frame.draws,
    statistics: (counts) => compare(battles, systems, ({ drawn }) => counts[drawn] ?? 0),
  });
}

function compare(
  battles: readonly Battle[],
  systems: readonly string[],
  timesOf: (battle: Battle) => number,
): NamedStatistics<Name> {
  const { wins } = winRates(battles, systems, timesOf);
  const gold = bradleyTerry(wins.gold);
  const judge = "undefined" in gold ? gold : bradleyTerry(wins.judge);
  if ("undefined" in gold || "undefined" in judge) {
    const who = "undefined" in gold ? "the gold" : "the judge";
    const why = "undefined" in gold ? gold.undefined : "undefined" in judge ? judge.undefined : "";
    const none = { undefined: `by ${who}, ${why}` };
    return { spearman: none, kendall: none, eloDifference: none };
  }
  const differences = judge.strengths.map((own, place) => Math.abs(own - elementAt(gold.strengths, place)));
  const few = systems.length < 3 ? { undefined: "fewer than 3 systems" } : undefined;
  return {
    spearman: few ?? spearmanCorrelation(judge.strengths, gold.strengths),
    kendall: few ?? kendallTauB(judge.strengths, gold.strengths),
    eloDifference: {
      value: (eloUnit * differences.reduce((sum, size) => sum + size, 0)) / differences.length,
    },
  };
}
