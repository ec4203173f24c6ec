import type { Judgment } from "../core/judgment.js";
import type { LeaderboardCell } from "../core/leaderboard.js";
import type { RunMethods } from "../core/run-methods.js";
import { bibtexEntry } from "../report/bibtex-entry.js";
import { methodsParagraphs, type DescribedRun } from "../report/methods-paragraphs.js";
import { methodsOf } from "./compose/methods-of.js";
import type { PackedRun } from "./compose/read-run.js";
import type { Surroundings } from "./compose/surroundings.js";
import { intervalMethods } from "./interval-methods.js";

/**
 * Every choice behind a run's numbers: what its folder says, and its cards where they still are those that it used. `measured`: its
 * cells, with however few resamples.
 */
export async function runMethods(
  run: PackedRun,
  measured: readonly LeaderboardCell[],
  surroundings: Surroundings,
): Promise<RunMethods> {
  const { manifest } = run;
  const { citations, ...cards } = await methodsOf(run, surroundings);
  const { seed, resamples, presentations, repeats, limits } = manifest.config;
  const described: DescribedRun = {
    schema: "reife/methods/1",
    run: manifest.run,
    versions: manifest.versions,
    ...(manifest.gitCommit === undefined ? {} : { gitCommit: manifest.gitCommit }),
    start: manifest.start,
    ...(manifest.end === undefined ? {} : { end: manifest.end }),
    ended: manifest.ended,
    trials: manifest.trials,
    ...importedOf(manifest.imported),
    reuse: manifest.reuse.length,
    ...{ seed, resamples, presentations, repeats },
    ...(limits.instances === undefined ? {} : { limit: limits.instances }),
    ...cards,
    tasks: [...new Set(manifest.cells.map(({ task }) => task))],
    coverage: coverageOf(run.judgments),
    intervals: intervalMethods(measured),
    excluded: manifest.excluded.length,
  };
  const paragraphs = methodsParagraphs(described);
  // Several datasets may name the same paper.
  const sources = new Map(citations.map((citation) => [citation.text, citation]));
  return { ...described, paragraphs, bibtex: [...sources.values()].map(bibtexEntry) };
}

function importedOf(
  imported: { readonly format: string; readonly files: readonly unknown[] } | undefined,
): Pick<RunMethods, "imported"> {
  return imported === undefined
    ? {}
    : { imported: { format: imported.format, files: imported.files.length } };
}

function coverageOf(judgments: Iterable<Judgment> & { readonly length: number }): RunMethods["coverage"] {
  const counts = { trials: judgments.length, verdicts: 0, unparsed: 0, failed: 0 };
  const reasons: Record<string, number> = {};
  for (const { outcome } of judgments) {
    const missing = outcome.kind === "unparsed" || outcome.kind === "failed";
    counts[missing ? outcome.kind : "verdicts"] += 1;
    if (!missing) continue;
    const reason = outcome.kind === "unparsed" ? outcome.reason : outcome.failure;
    reasons[reason] = (reasons[reason] ?? 0) + 1;
  }
  return { ...counts, reasons };
}
