import type { ProtocolCard } from "./protocol-card.js";
import type { CardFile } from "./read-card-file.js";
import type { ResolvedStep } from "./resolve-steps.js";

/** A card with its resolved parts. */
export interface CheckedCard {
  readonly cardFile: CardFile<unknown>;
  readonly card: ProtocolCard;
  readonly steps: readonly ResolvedStep[];
  readonly fragments: Readonly<Record<string, string>>;
}
