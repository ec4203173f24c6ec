import { preferenceOf } from "../../core/preference-of.js";
import type { VerdictOutcome } from "../../core/outcome.js";
import type { Presentation } from "../../core/presentation.js";
import { auxiliaryTexts } from "../auxiliary-texts.js";
import { findReplies } from "../find-replies.js";
import { unparsed } from "../parsers/unparsed.js";
import type { SwapSynthesizeCard } from "../protocol-card.js";
import { askChoice, askLast, readChoice } from "./choice-step.js";
import { oppositeOf } from "./opposite-of.js";
import type { Shape } from "./shape.js";
import { stepNamed } from "./step-named.js";
import { swapLetters } from "./swap-letters.js";

const shown = ["instruction", "first", "second", "first_label", "second_label"];

/**
 * Step `cot` judges the pair in both positions (letters of the trial's kind). Where both agree, that is the verdict; where
 * they disagree, step `synthesize` reviews both evaluations in the trial's presentation; where one of the two cannot be read,
 * the one of the trial's own presentation stands as it is.
 */
export const swapSynthesize: Shape<SwapSynthesizeCard> = {
  tasks: ["pairwise"],
  needs: ["both-presentations"],
  presentationsShareCalls: true,
  asksMoreOfTheUndecided: true,
  steps: [
    {
      dependsOn: "presentation",
      name: "cot",
      reads: "choice",
      mayUse: [],
      mustUse: shown,
      ties: false,
      samples: "one",
    },
    {
      dependsOn: "presentation",
      name: "synthesize",
      reads: "choice",
      mayUse: [],
      mustUse: [...shown, "first_evaluation", "second_evaluation"],
      ties: false,
      samples: "one",
    },
  ],
  next(definition, task, replies) {
    const auxiliary = auxiliaryTexts(definition, task, { replies });
    if (auxiliary.kind === "step") return auxiliary.step;
    const step = stepNamed(definition, "cot");
    const own = { definition, step, presentation: task.presentation };
    const other = { definition, step, presentation: oppositeOf(task.presentation) };
    const asks = [own, other].flatMap((choice) => askChoice(choice, task, auxiliary.texts));
    const found = findReplies(asks, replies);
    if (found.kind === "missing") return { kind: "ask", asks: found.asks };
    const [ownReply, otherReply] = found.replies;
    if (ownReply === undefined || otherReply === undefined)
      return { kind: "done", outcome: unparsed("empty", "") };
    const mine = readChoice(own, ownReply);
    const theirs = readChoice(other, otherReply);
    if (mine.kind === "unparsed" || theirs.kind === "unparsed" || agree(mine, theirs, task.presentation)) {
      return { kind: "done", outcome: mine };
    }
    // The two disagree, so one is for the output shown first here, the other for the second. The other evaluation was
    // written under exchanged letters.
    const texts = [ownReply.text.trim(), swapLetters(otherReply.text.trim())] as const;
    const [first, second] = mine.verdict === "first" ? texts : ([texts[1], texts[0]] as const);
    const added = new Map(auxiliary.texts).set("first_evaluation", first).set("second_evaluation", second);
    return askLast({ ...own, step: stepNamed(definition, "synthesize") }, { task, replies, added });
  },
};

function agree(own: VerdictOutcome, other: VerdictOutcome, shown: Presentation): boolean {
  return preferenceOf(own.verdict, shown) === preferenceOf(other.verdict, oppositeOf(shown));
}
