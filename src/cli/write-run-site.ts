import { ceilingsOf } from "./compose/ceilings-of.js";
import type { StoredRun } from "./compose/read-run.js";
import { siteParts } from "./compose/site/site-parts.js";
import { writeSite } from "./compose/site/write-site.js";
import type { Surroundings } from "./compose/surroundings.js";
import { figuresOf } from "./figures-of.js";
import { runMethods } from "./run-methods.js";

/** Where a run's pages go, and who is told how far they are. */
export interface RunSiteOptions {
  readonly out: string;
  /** Folder of the pages' program. */
  readonly program: string;
  readonly surroundings: Surroundings;
  readonly tell: (done: string) => void;
}

/** Measures a run and writes its pages. The same run gives the same pages, byte for byte. */
export async function writeRunSite(run: StoredRun, options: RunSiteOptions): Promise<void> {
  const { surroundings, out, program, tell } = options;
  tell("measuring");
  const ceilings = ceilingsOf(run, surroundings);
  const figures = figuresOf(run, ceilings);
  const parts = await siteParts(run, surroundings);
  try {
    writeSite({
      run,
      parts,
      index: {
        schema: "reife/site/1",
        run: run.manifest.run,
        figures,
        methods: await runMethods(run, surroundings),
        fingerprints: run.manifest.evaluators,
        ceilings,
        command: commandOf(run),
      },
      ...{ out, program, tell },
    });
  } finally {
    await parts.store.close();
  }
}

/** The same whatever machine it is written on: of a run by its name, for its folder is not what makes it. */
function commandOf({ manifest }: StoredRun): string {
  const run = `results/${manifest.run}`;
  return manifest.imported === undefined
    ? `npx reife run configs/${manifest.run}.yaml --seed ${manifest.seed} --out ${run} && npx reife report ${run}`
    : `npx reife report ${run}`;
}
