import { parentPort, workerData } from "node:worker_threads";
import { readGrowingRun } from "../compose/read-growing-run.js";
import { lookAround } from "../compose/surroundings.js";
import { renderError } from "../render-error.js";
import { siteProgram } from "../site-program.js";
import { writeRunSite } from "../write-run-site.js";
import type { SiteOrder, SiteOutcome } from "./site-order.js";

/** Makes the pages of a run as far as it has come. Never throws. */
export async function siteWorker({ folder, out, flags }: SiteOrder): Promise<SiteOutcome> {
  try {
    const surroundings = lookAround(flags);
    const program = siteProgram(surroundings);
    const run = await readGrowingRun(folder, surroundings);
    if (run.judgments.length === 0) return { kind: "empty" };
    await writeRunSite(run, {
      ...{ out, program, surroundings, texts: true },
      tell: () => undefined,
      tellShare: () => undefined,
    });
    return { kind: "made" };
  } catch (error) {
    return { kind: "failed", text: renderError(error, { verbose: false }).text };
  }
}

// This file is a thread's program too.
parentPort?.postMessage(await siteWorker(workerData as SiteOrder));
