import type { PresentationId } from "../../core/presentation-id.js";
import type { TaskKind } from "../../core/task-kind.js";

const pairWords: Readonly<Record<PresentationId, string>> = {
  original: "A first",
  swapped: "B first",
  "original-glued": "A first, letters turned round",
  "swapped-glued": "B first, letters turned round",
};

const otherWords: Readonly<Record<PresentationId, string>> = {
  original: "as shown first",
  swapped: "turned round",
  "original-glued": "letters turned round",
  "swapped-glued": "turned round, letters too",
};

/** How an instance was shown, in words. */
export function presentationWords(presentation: PresentationId, task: TaskKind): string {
  if (task === "pointwise") return "the output alone";
  return (task === "pairwise" ? pairWords : otherWords)[presentation];
}
