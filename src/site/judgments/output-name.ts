import type { TaskKind } from "../../core/task-kind.js";

/** What an output is called in the dataset's order: A and B of a pair, a number of a list. */
export function outputName(task: TaskKind, index: number): string {
  if (task === "pairwise") return index === 0 ? "A" : "B";
  return String(index + 1);
}
