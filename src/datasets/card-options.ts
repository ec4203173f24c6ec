import type { DatasetCard } from "../core/dataset-card.js";
import { didYouMean } from "../core/did-you-mean.js";
import { DatasetError } from "../core/errors.js";

/** The `options` of a card as its format reads them. Unknown names are refused when it is made. */
export class CardOptions {
  readonly card: DatasetCard;

  constructor(card: DatasetCard, known: readonly string[]) {
    this.card = card;
    for (const name of Object.keys(card.options)) {
      if (known.includes(name)) continue;
      const near = didYouMean(name, known);
      const names = known.length === 0 ? "it has none" : `it has ${known.join(", ")}`;
      const advice = near === undefined ? names : `did you mean '${near}'?`;
      throw new DatasetError(
        `Cannot use ${card.file}: format ${card.format} has no option '${name}', ${advice}`,
      );
    }
  }

  /** The value as it is on the card. */
  value(name: string): unknown {
    return this.card.options[name];
  }

  /** A text that is not blank, or undefined where the card does not say. */
  text(name: string): string | undefined {
    const value = this.value(name);
    if (value === undefined) return undefined;
    if (typeof value !== "string" || value.trim() === "") throw this.error(name, "a text");
    return value;
  }

  /** A finite number, or undefined where the card does not say. */
  number(name: string): number | undefined {
    const value = this.value(name);
    if (value === undefined) return undefined;
    if (typeof value !== "number" || !Number.isFinite(value)) throw this.error(name, "a number");
    return value;
  }

  /** The error for an option that is not as expected. */
  error(name: string, expected: string): DatasetError {
    const value = this.value(name);
    const shown = value === undefined ? "is missing" : `is ${JSON.stringify(value)}`;
    return new DatasetError(
      `Cannot use ${this.card.file}: option '${name}' of format ${this.card.format} ${shown}, expected ${expected}`,
    );
  }
}
