import type { Presentation } from "./presentation.js";

/** The short name of a presentation in files and tables. */
export type PresentationId = "original" | "swapped" | "original-glued" | "swapped-glued";

/** Names a presentation: letters that follow the position are the usual case and go unsaid. */
export function presentationId(presentation: Presentation): PresentationId {
  return presentation.labels === "follow" ? presentation.position : `${presentation.position}-glued`;
}
