import type { DatasetCard } from "../core/dataset-card.js";
import { fileOptions, type FilePlaces } from "../datasets/file-options.js";
import { lookUpFile, type FoundFile } from "../datasets/look-up-file.js";

/**
 * Whether a dataset's files are at hand: `from` names the place of the first of them. `differs`: a file is there, but with
 * another sha256 than the card's.
 */
export type DatasetHere =
  | { readonly state: "here"; readonly from: FoundFile["from"] }
  | { readonly state: "absent" | "differs"; readonly problems: readonly string[] };

/** Looks for all files of a card beside it, in the mirror and in the cache, and checks their sha256. Downloads nothing. */
export async function datasetHere(card: DatasetCard, { mirror, cacheDir }: FilePlaces): Promise<DatasetHere> {
  const problems: string[] = [];
  let from: FoundFile["from"] | undefined;
  let differs = false;
  for (const file of card.files) {
    const wanted = fileOptions(card, file, { mirror, cacheDir });
    const result = await lookUpFile(wanted);
    if ("found" in result) {
      from ??= result.found.from;
      continue;
    }
    problems.push(...result.problems);
    differs ||= "found" in (await lookUpFile({ ...wanted, sha256: undefined }));
  }
  if (problems.length === 0 && from !== undefined) return { state: "here", from };
  return { state: differs ? "differs" : "absent", problems };
}
