import { ratersOf } from "../analysis/raters-of.js";
import type { Rater } from "../analysis/rater.js";
import { UsageError } from "../core/errors.js";
import { matchesId } from "../core/matches-id.js";
import type { StoredRuns } from "./compose/read-runs.js";

/** Who may be on a panel. */
export interface CandidateFilter {
  readonly datasets: readonly string[];
  readonly protocol: string | undefined;
  /** Globs of evaluators, or of `evaluator:protocol`; none: everybody but null judges and panels. */
  readonly members: readonly string[];
}

/** The candidates that have judged all datasets, and the names of those that lack one. */
export interface Candidates {
  readonly raters: readonly Rater[];
  readonly leftOut: readonly string[];
}

/** The candidates for panels in runs. Throws a `UsageError` for a glob that means nobody, and for fewer than two candidates. */
export function panelCandidates({ cells, judgments }: StoredRuns, filter: CandidateFilter): Candidates {
  const { datasets, protocol, members } = filter;
  const inDatasets = cells.filter((cell) => cell.task === "pairwise" && datasets.includes(cell.dataset));
  const all = ratersOf(inDatasets, judgments);
  const asked = all.filter((rater) => protocol === undefined || matchesId(protocol, rater.protocol));
  if (asked.length === 0) {
    throw new UsageError(`The run has no protocol '${protocol ?? ""}' on ${datasets.join(", ")}`, {
      hint: `it has ${[...new Set(all.map((rater) => rater.protocol))].join(", ")}`,
    });
  }
  const named = members.length === 0 ? asked.filter(standsForItself) : membersAmong(asked, members);
  const raters = named.filter((rater) => rater.cells.length === datasets.length);
  const leftOut = named.filter((rater) => !raters.includes(rater)).map(nameOf);
  if (raters.length >= 2) return { raters, leftOut };
  const who = raters.length === 0 ? "nobody" : `${raters.map(nameOf).join()} alone`;
  throw new UsageError(
    `A panel needs two judges: ${who} has judged ${datasets.length > 1 ? `all of ${datasets.join(", ")}` : datasets.join()}`,
    {
      hint:
        leftOut.length > 0
          ? "Name one dataset with --dataset"
          : "Null judges, juries and cascades sit on a panel only if --members names them",
    },
  );
}

function standsForItself({ adapter }: Rater): boolean {
  return adapter !== "null" && adapter !== "jury" && adapter !== "cascade";
}

/** In the order of the globs: it decides where `--on-tie first` looks. */
function membersAmong(raters: readonly Rater[], globs: readonly string[]): readonly Rater[] {
  const found = globs.flatMap((glob) => {
    const meant = raters.filter(
      (rater) => matchesId(glob, rater.evaluator) || matchesId(glob, nameOf(rater)),
    );
    if (meant.length > 0) return meant;
    throw new UsageError(`--members: no judge is called '${glob}'`, {
      hint: `* stops at a slash, ** does not; there are ${[...new Set(raters.map(({ evaluator }) => evaluator))].join(", ")}`,
    });
  });
  return [...new Set(found)];
}

function nameOf({ evaluator, protocol }: Rater): string {
  return `${evaluator}:${protocol}`;
}
