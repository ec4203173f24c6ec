import type { CellFacts } from "../../core/cell-facts.js";
import type { Cell } from "../../core/cell.js";
import type { EvaluatorCard } from "../../core/evaluator-card.js";
import { familyOf } from "../../core/family-of.js";
import type { Protocol } from "../../core/protocol.js";
import type { CardProtocol } from "../../protocols/protocol-of.js";
import { withReading } from "../../protocols/with-reading.js";

/** How a card's compatibility map names the rule on pairs of missing verdicts, and that rule's only other value. */
const missingPair = { name: "missing-pair", agrees: "llmbar-missing-agree" } as const;

/** A cell's two ways of being read: by the rules that the evaluator's card names, and by our own. */
export interface CellReading {
  readonly facts: CellFacts;
  /** Reads the cell's replies. */
  readonly protocol: Protocol;
  /** Our own parsers, where the card names others. */
  readonly own: Protocol | undefined;
}

/** How a cell is read. A card that names rules which the protocol does not use changes nothing. */
export function cellReading(cell: Cell, evaluator: EvaluatorCard, protocol: CardProtocol): CellReading {
  const compatibility = evaluator.adapter === "recorded" ? evaluator.compatibility : {};
  const read = withReading(protocol, compatibility);
  const missingPairAgrees = compatibility[missingPair.name] === missingPair.agrees;
  const published = read !== protocol || missingPairAgrees;
  return {
    facts: {
      ...cell,
      adapter: evaluator.adapter,
      ...familyFact(evaluator),
      presentationsShareCalls: protocol.info.presentationsShareCalls,
      reading: published ? "published" : "own",
      missingPairAgrees,
    },
    protocol: read,
    own: published ? protocol : undefined,
  };
}

/** A rule, a simulation or a panel has no family by its name; a card may still say one. */
function familyFact(evaluator: EvaluatorCard): Pick<CellFacts, "family"> {
  const family = evaluator.family ?? familyOf(modelName(evaluator));
  return family === undefined ? {} : { family };
}

function modelName(evaluator: EvaluatorCard): string {
  switch (evaluator.adapter) {
    case "openai":
    case "anthropic":
      return evaluator.model;
    case "recorded":
      return evaluator.judge;
    case "imported":
      return evaluator.judge ?? evaluator.id;
    case "simulated":
    case "null":
    case "jury":
    case "cascade":
      return "";
  }
}
