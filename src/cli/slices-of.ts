import { didYouMean } from "../core/did-you-mean.js";
import { UsageError } from "../core/errors.js";
import type { InstanceFacts } from "../core/instance-facts.js";

/** An instance under one combination of its values of some tags. */
export interface SlicedFacts {
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
  readonly facts: InstanceFacts;
}

/**
 * Every instance under every combination of its values of the tags. Throws a `UsageError` for a tag that no instance has;
 * `others` are the words that might have been meant beside tags.
 */
export function slicesOf(
  facts: readonly InstanceFacts[],
  tags: readonly string[],
  others: readonly string[],
): readonly SlicedFacts[] {
  checkTags(facts, tags, others);
  return facts.flatMap((entry) => {
    let combinations: readonly Readonly<Record<string, string>>[] = [{}];
    for (const tag of tags) {
      const values = entry.tags[tag] ?? ["(none)"];
      combinations = combinations.flatMap((made) => values.map((value) => ({ ...made, [tag]: value })));
    }
    return combinations.map((values) => ({ key: Object.values(values).join("\n"), values, facts: entry }));
  });
}

function checkTags(
  facts: readonly InstanceFacts[],
  tags: readonly string[],
  others: readonly string[],
): void {
  const known = new Set(facts.flatMap((entry) => Object.keys(entry.tags)));
  for (const tag of tags) {
    if (known.has(tag)) continue;
    const candidates = [...others, ...known];
    const meant = didYouMean(tag, candidates);
    const all = candidates.length === 0 ? "No instance has a tag" : `Use any of ${candidates.join(", ")}`;
    throw new UsageError(`Cannot slice by '${tag}': no instance of this run has it`, {
      hint: meant === undefined ? all : `Did you mean '${meant}'?`,
    });
  }
}
