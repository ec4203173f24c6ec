import type { Presentation } from "../core/presentation.js";
import type { Verdict } from "../core/verdict.js";
import type { Choice, Letter } from "./parsers/reading.js";

/** The letter that the output shown first bears. */
export function firstLetter(presentation: Presentation): Letter {
  return presentation.labels === "follow" ? "a" : "b";
}

/** What a choice by letter says in the order shown. */
export function verdictOfChoice(choice: Choice, presentation: Presentation): Verdict {
  if (choice === "tie") return "tie";
  return choice === firstLetter(presentation) ? "first" : "second";
}
