import type { PresentationId } from "../../core/presentation-id.js";

/** By presentation: which output of a pair (0 or 1) is shown first, and which bears the first letter. */
export const shownFirst: Readonly<
  Record<PresentationId, { readonly output: 0 | 1; readonly lettered: 0 | 1 }>
> = {
  original: { output: 0, lettered: 0 },
  swapped: { output: 1, lettered: 1 },
  "original-glued": { output: 0, lettered: 1 },
  "swapped-glued": { output: 1, lettered: 0 },
};
