import type { Annotation } from "../core/annotation.js";
import type { Estimate } from "../core/estimate.js";
import { clusteredWilsonInterval } from "../stats/clustered-wilson-interval.js";
import { cohenKappa } from "../stats/cohen-kappa.js";
import { correlationInterval } from "../stats/correlation-interval.js";
import { spearmanCorrelation } from "../stats/spearman-correlation.js";
import { difficulties } from "./difficulties.js";

/** Labels that annotations are held against, by cluster. */
export interface GivenLabels {
  readonly domains: readonly string[];
  readonly skills: readonly string[];
  readonly difficulty?: string | undefined;
}

/** One figure of agreement, over the instructions that both have the label of. */
export interface AgreementRow {
  readonly label: "domain" | "skill" | "difficulty";
  readonly figure: "first" | "set" | "overlap" | "exact" | "quadratic kappa" | "spearman";
  readonly n: number;
  readonly estimate: Estimate;
}

interface Pair {
  readonly cluster: string;
  readonly own: readonly string[];
  readonly given: readonly string[];
}

/**
 * How far annotations agree with labels given before, instruction by instruction: whether the first domain is among the given ones, whether
 * the sets are the same, the share of the given skills that was chosen, and for difficulty the same level, Cohen's quadratic kappa and
 * Spearman's correlation. Wilson's intervals by instruction for shares, the bootstrap's for the last two.
 */
export function annotationAgreement(
  annotations: readonly Annotation[],
  given: ReadonlyMap<string, GivenLabels>,
  seed: number,
): readonly AgreementRow[] {
  const pairs = (
    own: (annotation: Annotation) => readonly string[] | undefined,
    of: (labels: GivenLabels) => readonly string[],
  ): readonly Pair[] =>
    annotations.flatMap((annotation) => {
      const [labels, known] = [own(annotation), given.get(annotation.cluster)];
      if (labels === undefined || known === undefined || of(known).length === 0) return [];
      return [{ cluster: annotation.cluster, own: labels, given: of(known) }];
    });
  const domains = pairs(
    ({ domain }) => domain,
    (labels) => labels.domains,
  );
  const skills = pairs(
    ({ skill }) => skill,
    (labels) => labels.skills,
  );
  const levels = pairs(
    ({ difficulty }) => difficulty,
    ({ difficulty }) => (difficulty === undefined ? [] : [difficulty]),
  );
  return [
    {
      label: "domain",
      figure: "first",
      ...share(domains, ({ own, given: known }) => Number(known.includes(own[0] ?? ""))),
    },
    {
      label: "domain",
      figure: "set",
      ...share(domains, (pair) => Number(common(pair) === new Set([...pair.own, ...pair.given]).size)),
    },
    { label: "skill", figure: "overlap", ...share(skills, (pair) => common(pair) / pair.given.length) },
    {
      label: "skill",
      figure: "set",
      ...share(skills, (pair) => Number(common(pair) === new Set([...pair.own, ...pair.given]).size)),
    },
    { label: "difficulty", figure: "exact", ...share(levels, common) },
    {
      label: "difficulty",
      figure: "quadratic kappa",
      n: levels.length,
      estimate: ofLevels(levels, seed, quadraticKappa),
    },
    {
      label: "difficulty",
      figure: "spearman",
      n: levels.length,
      estimate: ofLevels(levels, seed, spearmanCorrelation),
    },
  ];
}

function common({ own, given }: Pair): number {
  return new Set(own.filter((label) => given.includes(label))).size;
}

function share(
  pairs: readonly Pair[],
  scoreOf: (pair: Pair) => number,
): Pick<AgreementRow, "n" | "estimate"> {
  const scores = pairs.map(scoreOf);
  const found = clusteredWilsonInterval({ scores, clusters: pairs.map(({ cluster }) => cluster) });
  if (!("undefined" in found)) {
    const { value, low, high } = found;
    return { n: pairs.length, estimate: { value, low, high, method: "Wilson, clustered" } };
  }
  const [only] = scores;
  return {
    n: pairs.length,
    estimate:
      only === undefined
        ? { undefined: "no instruction has both" }
        : { value: scores.reduce((sum, score) => sum + score, 0) / scores.length },
  };
}

type Coefficient = typeof spearmanCorrelation;

function quadraticKappa(first: readonly number[], second: readonly number[]): ReturnType<Coefficient> {
  return cohenKappa(first, second, { weights: "quadratic", categories: [...difficulties.keys()] });
}

function ofLevels(pairs: readonly Pair[], seed: number, correlate: Coefficient): Estimate {
  const levelOf = ([label = ""]: readonly string[]): number => difficulties.indexOf(label);
  const known = pairs.filter(({ own, given }) => levelOf(own) >= 0 && levelOf(given) >= 0);
  if (known.length === 0) return { undefined: "no instruction has both" };
  const first = known.map(({ own }) => levelOf(own));
  const second = known.map(({ given }) => levelOf(given));
  const clusters = known.map(({ cluster }) => cluster);
  const found = correlationInterval({ first, second, clusters, correlate, seed });
  // Of few instructions there may be a coefficient, and no interval.
  if ("undefined" in found) return correlate(first, second);
  const { value, low, high } = found;
  return { value, low, high, method: "cluster bootstrap" };
}
