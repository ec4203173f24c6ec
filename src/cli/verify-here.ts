import type { DatasetCard } from "../core/dataset-card.js";
import { DatasetError } from "../core/errors.js";
import type { FilePlaces } from "../datasets/file-options.js";
import { findLoader } from "../datasets/find-loader.js";
import { readDatasetFiles } from "../datasets/read-dataset-files.js";
import { readInstances } from "../datasets/read-instances.js";
import { verifyDataset, type DatasetReport } from "../datasets/verify-dataset.js";
import { datasetHere } from "./dataset-here.js";

/** What counting a dataset came to. `report` is absent where the files could not be read. */
export interface VerifiedDataset {
  readonly card: DatasetCard;
  readonly verdict: "ok" | "differs" | "not here";
  readonly report?: DatasetReport | undefined;
  /** Why it is not ok, in words. */
  readonly problems: readonly string[];
}

/** Counts what is at hand of a dataset against its card. Problems of its files and rows are part of what it returns. */
export async function verifyHere(card: DatasetCard, places: FilePlaces): Promise<VerifiedDataset> {
  const here = await datasetHere(card, places);
  if (here.state === "absent") return { card, verdict: "not here", problems: here.problems };
  if (here.state === "differs") return { card, verdict: "differs", problems: here.problems };
  try {
    const files = await readDatasetFiles(card, places);
    const report = verifyDataset(card, readInstances({ card, files, loader: findLoader(card) }));
    const { problems } = report;
    return { card, verdict: problems.length === 0 ? "ok" : "differs", report, problems };
  } catch (error) {
    if (!(error instanceof DatasetError)) throw error;
    return { card, verdict: "differs", problems: [error.message] };
  }
}
