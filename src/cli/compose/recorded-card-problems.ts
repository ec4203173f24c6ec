import { didYouMean } from "../../core/did-you-mean.js";
import { UsageError } from "../../core/errors.js";
import type { RecordedEvaluatorCard } from "../../core/evaluator-card.js";
import { recordingFormats } from "../../models/recorded/formats.js";
import { compareRules } from "../../protocols/compare-rules.js";
import { choiceParsers } from "../../protocols/parsers/choice-parsers.js";
import { scoreParsers } from "../../protocols/parsers/score-parsers.js";
import type { CardProtocol } from "../../protocols/protocol-of.js";
import { cellReading } from "./cell-reading.js";

/** What of a recorded evaluator's card names nothing: its format, and the rules that its replies are read by. */
export function recordedCardProblems(
  card: RecordedEvaluatorCard,
  protocols: readonly CardProtocol[],
): readonly string[] {
  const problems = new Set<string>();
  const formats = Object.keys(recordingFormats);
  if (!formats.includes(card.format)) problems.add(unknown("recording format", card.format, formats));
  const rules = [...Object.keys({ ...choiceParsers, ...scoreParsers, ...compareRules }), "missing-pair"];
  for (const name of Object.keys(card.compatibility)) {
    if (!rules.includes(name)) problems.add(unknown("rule", name, rules));
  }
  const missingPair = card.compatibility["missing-pair"];
  for (const protocol of protocols) {
    const cell = {
      evaluator: card.id,
      protocol: protocol.info.id,
      dataset: "any",
      task: "pairwise",
    } as const;
    try {
      const { facts } = cellReading(cell, card, protocol);
      if (missingPair !== undefined && !facts.missingPairAgrees) {
        problems.add(`Cannot read by '${missingPair}' in place of missing-pair: there is no such rule`);
      }
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      problems.add(error.hint === undefined ? error.message : `${error.message} (${error.hint})`);
    }
  }
  return [...problems];
}

function unknown(what: string, written: string, known: readonly string[]): string {
  const meant = didYouMean(written, known);
  return `Unknown ${what} '${written}' (${meant === undefined ? `known: ${known.join(", ")}` : `did you mean '${meant}'?`})`;
}
