import type {
  CalibratedSource,
  CalibrationPoint,
  ConfidenceSource,
  Selection,
} from "../../core/calibration.js";
import type { Estimate } from "../../core/estimate.js";
import { aurocInterval } from "../../stats/auroc-interval.js";
import { brierDecomposition } from "../../stats/brier-decomposition.js";
import { calibrationErrorInterval } from "../../stats/calibration-error-interval.js";
import { calibrationError } from "../../stats/calibration-error.js";
import { clusteredStandardError } from "../../stats/clustered-standard-error.js";
import type { Interval } from "../../stats/interval.js";
import { kornGraubardInterval } from "../../stats/korn-graubard-interval.js";
import { randomInt } from "../../stats/random-int.js";
import { reliabilityCurve } from "../../stats/reliability-curve.js";
import { riskCoverageInterval } from "../../stats/risk-coverage-interval.js";
import { riskCoverage } from "../../stats/risk-coverage.js";
import { seededRandom } from "../../stats/seeded-random.js";
import { selectiveThreshold } from "../../stats/selective-threshold.js";

/** An answer with all that calibration needs of it. */
export interface RatedAnswer {
  readonly confidence: number;
  readonly right: boolean;
  readonly cluster: string;
}

/** What a selection promises, and the seed that draws one answer of each cluster for it. */
export interface SelectionOptions {
  readonly agreement: number;
  readonly delta: number;
  readonly seed: number;
}

/** How well confidences of one source say whether a judge is right. At least one answer. */
export function calibrateSource(
  source: ConfidenceSource,
  answers: readonly RatedAnswer[],
  options: SelectionOptions,
): CalibratedSource {
  const confidences = answers.map((answer) => answer.confidence);
  const right = answers.map((answer) => answer.right);
  const clusters = answers.map((answer) => answer.cluster);
  const risk = riskCoverage({ confidences, credits: right.map(Number) });
  if ("undefined" in risk) throw new RangeError(`Cannot calibrate ${source}: ${risk.undefined}`);
  const counted = new Set(clusters);
  return {
    source,
    items: answers.length,
    clusters: counted.size,
    accuracy: accuracyOf(right, clusters),
    auroc: areaOf({ confidences, right, clusters }),
    aurc: {
      value: risk.area,
      least: risk.leastArea,
      ...boundsOf(
        riskCoverageInterval({ confidences, credits: right.map(Number), clusters }),
        "jackknife, by clusters",
      ),
    },
    ...(source === "score margin"
      ? {}
      : { probabilities: probabilitiesOf({ confidences, right, clusters }) }),
    selection: selectionOf(answers, options),
  };
}

interface Columns {
  readonly confidences: readonly number[];
  readonly right: readonly boolean[];
  readonly clusters: readonly string[];
}

/** No bounds where they would be of no width, which would pass for certainty. */
function boundsOf(
  found: Interval | { readonly undefined: string },
  method: string,
): { readonly low?: number; readonly high?: number; readonly method?: string } {
  return "undefined" in found || found.low === found.high ? {} : { low: found.low, high: found.high, method };
}

function accuracyOf(right: readonly boolean[], clusters: readonly string[]): Estimate {
  const value = right.filter(Boolean).length / right.length;
  const interval = kornGraubardInterval({ successes: right, clusters });
  return "low" in interval ? { value, ...interval, method: "Korn-Graubard" } : { value };
}

function areaOf(columns: Columns): Estimate {
  const area = aurocInterval({ ...columns, scale: "logit" });
  if ("undefined" in area) return area;
  const { value, se, low, high } = area;
  // A perfect order of few items has no width, which would pass for certainty.
  return se === 0 ? { value } : { value, low, high, method: "DeLong, by clusters, log-odds" };
}

function probabilitiesOf(columns: Columns): NonNullable<CalibratedSource["probabilities"]> {
  const { confidences, right, clusters } = columns;
  const error = calibrationError({ confidences, credits: right.map(Number) });
  const brier = brierDecomposition({ confidences, right });
  const curve = reliabilityCurve(columns);
  if ("undefined" in error || "undefined" in brier || "undefined" in curve) {
    throw new RangeError("Cannot calibrate without answers");
  }
  const over = clusteredStandardError({
    scores: confidences.map((confidence, item) => confidence - Number(right[item])),
    clusters,
  });
  const points = curve.map(({ accuracy, interval, ...bin }): CalibrationPoint => {
    return { ...bin, accuracy: { value: accuracy, ...("low" in interval ? interval : {}) } };
  });
  const net = calibrationErrorInterval({ confidences, credits: right.map(Number), clusters });
  return {
    ece: error.value,
    eceDebiased:
      "undefined" in net ? net : { value: net.debiased, ...boundsOf(net, "cluster-robust t, debiased") },
    overconfidence:
      "value" in over
        ? { value: over.value, low: over.low, high: over.high, method: "cluster-robust t" }
        : { value: error.overconfidence },
    brier,
    curve: points,
  };
}

/** Exact bounds need independent items: one answer of each cluster. */
function selectionOf(
  answers: readonly RatedAnswer[],
  { agreement, delta, seed }: SelectionOptions,
): Selection {
  const random = seededRandom(`one of each ${seed}`);
  const byCluster = new Map<string, RatedAnswer[]>();
  for (const answer of answers) {
    const inside = byCluster.get(answer.cluster);
    if (inside === undefined) byCluster.set(answer.cluster, [answer]);
    else inside.push(answer);
  }
  const drawn = [...byCluster]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, inside]) => {
      const place = randomInt(random, inside.length);
      return inside.slice(place, place + 1);
    });
  const chosen = selectiveThreshold({
    confidences: drawn.map((answer) => answer.confidence),
    right: drawn.map((answer) => answer.right),
    agreement,
    delta,
  });
  if ("undefined" in chosen) return chosen;
  const { threshold, items, coverage, agreement: found, bound } = chosen;
  return { threshold, items, coverage, agreement: found, bound };
}
