import type { UnparsedOutcome } from "../core/outcome.js";

/** What a reply says of one kind of label: at least one, or the reason why none can be read. */
export type LabelReading = { readonly kind: "labels"; readonly labels: readonly string[] } | UnparsedOutcome;
