import type { Judgment } from "../core/judgment.js";
import type { SiteIndex } from "../core/site.js";
import { ceilingsOf } from "./compose/ceilings-of.js";
import type { PackedRun } from "./compose/read-run.js";
import { siteParts } from "./compose/site/site-parts.js";
import { writeSite, type SiteJob } from "./compose/site/write-site.js";
import type { Surroundings } from "./compose/surroundings.js";
import { figuresOf } from "./figures-of.js";
import { JudgmentTable } from "./judgment-table.js";
import { runMethods } from "./run-methods.js";

/** Where a run's pages go, and who is told how far they are. */
export interface RunSiteOptions {
  readonly out: string;
  /** Folder of the pages' program. */
  readonly program: string;
  readonly surroundings: Surroundings;
  /** Whether the pages hold texts of datasets, prompts and replies. */
  readonly texts: boolean;
  /** Takes what is begun, in words. */
  readonly tell: (begun: string) => void;
  readonly tellShare: SiteJob["tell"];
}

/** A run, packed or not. */
export interface RunOfSite extends Omit<PackedRun, "judgments"> {
  readonly judgments: Iterable<Judgment>;
}

/** Measures a run and writes its pages. The same run gives the same pages, byte for byte. */
export async function writeRunSite(given: RunOfSite, options: RunSiteOptions): Promise<void> {
  const run = { ...given, judgments: JudgmentTable.of(given.judgments) };
  const { surroundings, out, program, texts, tellShare } = options;
  const index = await indexOf(run, options);
  const parts = await siteParts(run, surroundings, { texts });
  try {
    writeSite({ run, parts, index, out, program, tell: tellShare });
  } finally {
    await parts.store?.close();
  }
}

type Indexing = Pick<RunSiteOptions, "texts" | "surroundings" | "tell">;

/** What the pages show before anything else is loaded; part by part, so that whoever waits sees what takes time. */
async function indexOf(
  run: PackedRun,
  { texts, surroundings, tell }: Indexing,
): Promise<Omit<SiteIndex, "datasets">> {
  const { manifest } = run;
  const ceilings = ceilingsOf(run, surroundings);
  const figures = figuresOf(run, ceilings);
  tell(`measuring ${manifest.cells.length.toLocaleString("en-US")} cells`);
  const { leaderboard, pairs, leans, ceilingShares } = figures;
  tell("measuring them by skill, domain, difficulty and subset");
  const { facets, calibration, errors } = figures;
  return {
    schema: "reife/site/1",
    run: manifest.run,
    figures: { leaderboard, pairs, facets, leans, ceilingShares, calibration, errors },
    methods: await runMethods(run, leaderboard.cells, surroundings),
    fingerprints: manifest.evaluators,
    ceilings,
    command: commandOf(run, texts),
  };
}

/** The same whatever machine it is written on: of a run by its name, for its folder is not what makes it. */
function commandOf({ manifest }: PackedRun, texts: boolean): string {
  const run = `results/${manifest.run}`;
  const report = `npx reife report ${run}${texts ? "" : " --no-texts"}`;
  return manifest.imported === undefined
    ? `npx reife run configs/${manifest.run}.yaml --seed ${manifest.seed} --out ${run} && ${report}`
    : report;
}
