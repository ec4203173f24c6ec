import type { TaskKind } from "../../core/task-kind.js";

/** How a trial ended, in a word or two: from its character in `SiteJudgments`. `picked`: the outputs of a `*`. */
export function endingWords(ending: string, task: TaskKind, picked: readonly number[] = []): string {
  const word = words[ending];
  if (word !== undefined) return word;
  if (task === "pointwise") return "scored";
  if (ending === "*") return picked.map((index) => index + 1).join(", ");
  return task === "listwise" ? String(ending.charCodeAt(0) - 96) : ending;
}

const words: Readonly<Record<string, string>> = {
  "=": "tie",
  "?": "unparsed",
  "!": "failed",
  ".": "not run",
};
