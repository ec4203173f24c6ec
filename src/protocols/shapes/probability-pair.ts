import type { ChatReply } from "../../core/chat-reply.js";
import type { UnparsedOutcome, VerdictOutcome } from "../../core/outcome.js";
import { auxiliaryTexts } from "../auxiliary-texts.js";
import { findReplies } from "../find-replies.js";
import { firstLetter } from "../letters.js";
import { letterMass } from "../parsers/letter-mass.js";
import { unparsed } from "../parsers/unparsed.js";
import type { ProbabilityPairCard } from "../protocol-card.js";
import { askChoice, readChoice, type ChoiceStep } from "./choice-step.js";
import { oppositeOf } from "./opposite-of.js";
import type { Shape } from "./shape.js";
import { stepNamed } from "./step-named.js";

/** Below this share of the probability a verdict would rest on too little: the written letter stands. */
const leastMass = 0.8;

/**
 * The judge names a letter in both positions, and the probabilities of the two replies are combined: the mean probability
 * that an output is better decides, whichever way the trial shows the pair. A mean within the card's margin of one half is a
 * tie. A reply whose probabilities are missing or cover less than 0.8 counts as certain of the letter that it names, and
 * `basis` says so; where a reply names none, there is no verdict.
 */
export const probabilityPair: Shape<ProbabilityPairCard> = {
  tasks: ["pairwise"],
  needs: ["both-presentations", "logprobs"],
  presentationsShareCalls: true,
  steps: [
    {
      dependsOn: "presentation",
      reads: "choice",
      mayUse: [],
      mustUse: ["instruction", "first", "second", "first_label", "second_label"],
      ties: false,
      samples: "one",
    },
  ],
  next(definition, task, replies) {
    const auxiliary = auxiliaryTexts(definition, task, { replies });
    if (auxiliary.kind === "step") return auxiliary.step;
    const own = { definition, step: stepNamed(definition), presentation: task.presentation };
    const other = { ...own, presentation: oppositeOf(task.presentation) };
    const asks = [own, other].flatMap((choice) => askChoice(choice, task, auxiliary.texts));
    const found = findReplies(asks, replies);
    if (found.kind === "missing") return { kind: "ask", asks: found.asks };
    const [ownReply, otherReply] = found.replies;
    if (ownReply === undefined || otherReply === undefined)
      return { kind: "done", outcome: unparsed("empty", "") };
    const [mine, theirs] = [leaningOf(own, ownReply), leaningOf(other, otherReply)];
    if (mine.kind === "unparsed") return { kind: "done", outcome: mine };
    if (theirs.kind === "unparsed") return { kind: "done", outcome: theirs };
    // In the dataset's order, so that both trials of the pair compute the same number.
    const isOriginal = task.presentation.position === "original";
    const outcome = combined(isOriginal ? [mine, theirs] : [theirs, mine], definition.card.margin);
    return { kind: "done", outcome: isOriginal ? outcome : { ...outcome, verdict: turned[outcome.verdict] } };
  },
};

const turned = { first: "second", second: "first", tie: "tie" } as const;

interface Leaning {
  readonly kind: "leaning";
  /** Probability that the output shown first is better. */
  readonly first: number;
  readonly basis: "probabilities" | "text";
  readonly coveredMass: number;
}

function leaningOf(choice: ChoiceStep, reply: ChatReply): Leaning | UnparsedOutcome {
  const reading = readChoice(choice, reply);
  if (reading.kind === "unparsed") return reading;
  const shownFirst = firstLetter(choice.presentation);
  const said = (reading.verdict === "first") === (shownFirst === "a") ? "a" : "b";
  const mass = letterMass(reply.logprobs ?? [], said) ?? { a: 0, b: 0 };
  const covered = mass.a + mass.b;
  const coveredMass = Math.min(1, covered);
  return coveredMass < leastMass
    ? { kind: "leaning", first: said === shownFirst ? 1 : 0, basis: "text", coveredMass }
    : { kind: "leaning", first: mass[shownFirst] / covered, basis: "probabilities", coveredMass };
}

/** The verdict in the order of the original presentation, whose leaning comes first. */
function combined([original, swapped]: readonly [Leaning, Leaning], margin: number): VerdictOutcome {
  const first = (original.first + (1 - swapped.first)) / 2;
  const basis = original.basis === "text" ? original.basis : swapped.basis;
  const behind = { basis, coveredMass: Math.min(original.coveredMass, swapped.coveredMass) };
  if (first === 0.5 || Math.abs(first - 0.5) < margin) return { kind: "verdict", verdict: "tie", ...behind };
  const verdict = first > 0.5 ? "first" : "second";
  return { kind: "verdict", verdict, confidence: Math.max(first, 1 - first), ...behind };
}
