import type { BenchmarkCard } from "../core/benchmark-card.js";
import { renderTemplate } from "../protocols/render-template.js";

/** A text of a card with its holes filled; empty where the card has none of that name. */
export function fillText(
  card: BenchmarkCard,
  name: string,
  values: Readonly<Record<string, string>>,
): string {
  const template = card.texts[name];
  return template === undefined ? "" : renderTemplate(template, new Map(Object.entries(values)));
}
