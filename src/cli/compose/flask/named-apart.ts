/** What is called by a name, and by further ones, the nearest first, where others bear the same. */
export interface NamedWithin {
  readonly model: string;
  readonly within: readonly string[];
}

/** Sources whose models have names of their own: `chatgpt`, or `chatgpt (gpt-4)` and `chatgpt (claude)`, or with a number at last. */
export function namedApart<Source extends NamedWithin>(sources: readonly Source[]): readonly Source[] {
  const namesAt = (depth: number): readonly string[] =>
    sources.map(({ model, within }) => {
      const more = within.slice(0, depth);
      return more.length === 0 ? model : `${model} (${more.join(", ")})`;
    });
  const deepest = Math.max(0, ...sources.map(({ within }) => within.length));
  const depth = [...Array.from({ length: deepest }).keys()].find((at) => isDistinct(namesAt(at))) ?? deepest;
  const names = namesAt(depth);
  return sources.map((source, index) => {
    const name = names[index] ?? source.model;
    const earlier = names.slice(0, index).filter((other) => other === name).length;
    return { ...source, model: earlier === 0 ? name : `${name} #${earlier + 1}` };
  });
}

function isDistinct(names: readonly string[]): boolean {
  return new Set(names).size === names.length;
}
