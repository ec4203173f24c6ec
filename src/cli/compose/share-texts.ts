import type { Judgment } from "../../core/judgment.js";

/**
 * Makes judgments that were read one by one share the texts that they have in common: a million of them name a few hundred
 * cells and a thousand instances. Texts of calls are left as they are, for most of them occur once.
 */
export function shareTexts(): (judgment: Judgment) => Judgment {
  const known = new Map<string, string>();
  const shared = (text: string): string => {
    const before = known.get(text);
    if (before !== undefined) return before;
    known.set(text, text);
    return text;
  };
  return (judgment) => ({
    ...judgment,
    evaluator: shared(judgment.evaluator),
    protocol: shared(judgment.protocol),
    dataset: shared(judgment.dataset),
    instance: shared(judgment.instance),
  });
}
