import { didYouMean } from "../core/did-you-mean.js";
import { UsageError } from "../core/errors.js";
import type { Protocol } from "../core/protocol.js";
import { compareRules } from "./compare-rules.js";
import { choiceParsers } from "./parsers/choice-parsers.js";
import { scoreParsers } from "./parsers/score-parsers.js";
import { protocolOf, type CardProtocol } from "./protocol-of.js";

/**
 * The same protocol with some of its parsers and rules replaced by others of their kind: name of ours -> name of the other.
 * Entries for what the protocol does not use are ignored. Throws a UsageError for a replacement that does not exist.
 */
export function withReading(
  protocol: CardProtocol,
  compatibility: Readonly<Record<string, string>>,
): Protocol {
  const { definition } = protocol;
  const { card, steps } = definition;
  const used = [...steps.map(({ parser }) => parser), "pair" in card ? card.pair.rule : undefined];
  const entries = Object.entries(compatibility).filter(([name]) => used.includes(name));
  for (const [name, replacement] of entries) checkReplacement(name, replacement);
  if (entries.length === 0) return protocol;
  return protocolOf({ ...definition, reading: { ...definition.reading, ...Object.fromEntries(entries) } });
}

function checkReplacement(name: string, replacement: string): void {
  const kinds = [choiceParsers, scoreParsers, compareRules].map((table) => Object.keys(table));
  const candidates = kinds.find((names) => names.includes(name)) ?? [];
  if (candidates.includes(replacement)) return;
  const meant = didYouMean(replacement, candidates);
  const hint = meant === undefined ? `Take one of ${candidates.join(", ")}` : `Did you mean ${meant}?`;
  throw new UsageError(
    `Cannot read by "${replacement}" in place of ${name}: nothing of that kind has this name`,
    { hint },
  );
}
