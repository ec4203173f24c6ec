import { judgeKind } from "./judge-kind.js";

/** What the shapes of these evaluators mean, in a line; each once. */
export function kindLegend(adapters: readonly string[]): string {
  const kinds = new Map(adapters.map(judgeKind).map(({ glyph, name }) => [`${glyph} ${name}`, true]));
  return [...kinds.keys()].join("\u2003");
}
