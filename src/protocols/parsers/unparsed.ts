import type { UnparsedOutcome, UnparsedReason } from "../../core/outcome.js";

const excerptLength = 200;

/** An outcome without an answer, with the end of the reply for readers (at most 200 characters). */
export function unparsed(reason: UnparsedReason, text: string): UnparsedOutcome {
  const end = text
    .trimEnd()
    .slice(-excerptLength)
    .replace(/^[\uDC00-\uDFFF]/, "");
  return end === "" ? { kind: "unparsed", reason } : { kind: "unparsed", reason, excerpt: end };
}
