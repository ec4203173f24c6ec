import { DatasetError } from "../core/errors.js";
import type { Instance } from "../core/instance.js";
import { cardProblems } from "./card-problems.js";
import { readInstances, type DatasetSource } from "./read-instances.js";

/**
 * A dataset's instances, in file order, each with its identity, and all as the card promises: task, count, distinct
 * instructions, ties, votes. Throws one `DatasetError` with everything that is not.
 */
export function loadDataset(source: DatasetSource): readonly Instance[] {
  const { card } = source;
  const instances = readInstances(source);
  const problems = cardProblems(card, instances);
  if (problems.length > 0) {
    throw new DatasetError(`Cannot load dataset ${card.id}: ${problems.join("; ")}`, {
      hint: `Correct ${card.file}, or give it the files that it was written for`,
    });
  }
  return instances;
}
