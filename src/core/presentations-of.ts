import type { Presentation } from "./presentation.js";

/** Which presentations a config asks for. */
export type PresentationChoice = "default" | "original" | "full";

const original: Presentation = { position: "original", labels: "follow" };
const swapped: Presentation = { position: "swapped", labels: "follow" };

/** The presentations of a choice: one, two, or the full two-by-two of position and letters. */
export function presentationsOf(choice: PresentationChoice): readonly Presentation[] {
  switch (choice) {
    case "original":
      return [original];
    case "default":
      return [original, swapped];
    case "full":
      return [
        original,
        swapped,
        { position: "original", labels: "glued" },
        { position: "swapped", labels: "glued" },
      ];
  }
}
