import type { TokenLogprob } from "../../core/chat-reply.js";
import { markerLine } from "./marker-line.js";
import type { ChoiceParser, Letter } from "./reading.js";

/**
 * Reads as `marker-line` does and then, where token probabilities came with the reply, compares those of the two identifiers
 * at the token that gives the verdict: the likelier one is the choice, its share of both the confidence. An identifier that is
 * not among the alternatives counts as impossible. Without probabilities, or where no token is the identifier, the text alone
 * decides.
 */
export const markerProbability: ChoiceParser = {
  read(reply, menu) {
    const reading = markerLine.read(reply, menu);
    if (reading.kind !== "choice" || reading.choice === "tie" || reply.logprobs === undefined) return reading;
    const said = reading.choice;
    const token = reply.logprobs.findLast((candidate) => letterOf(candidate.token) === said);
    if (token === undefined) return reading;
    const [a, b] = [massOf(token, "a"), massOf(token, "b")];
    if (!(a + b > 0)) return reading;
    const choice = a === b ? said : a > b ? "a" : "b";
    return { kind: "choice", choice, confidence: (choice === "a" ? a : b) / (a + b) };
  },
  example: (choice) => markerLine.example(choice),
};

/** The identifier that a token is, by the letter it is read as; `(m`, ` m` and `m)` are one too. */
function letterOf(token: string): Letter | undefined {
  const bare = /^[\s"'`*([{]*([mM])[\s"'`*)\]}.!]*$/.exec(token)?.[1];
  if (bare === "m") return "a";
  return bare === "M" ? "b" : undefined;
}

/** Probability of one identifier at a token, over all spellings; the token itself counts where no alternative repeats it. */
function massOf({ token, logprob, top }: TokenLogprob, letter: Letter): number {
  const weighed = top.some((other) => other.token === token) ? top : [{ token, logprob }, ...top];
  return weighed
    .filter((other) => letterOf(other.token) === letter)
    .reduce((sum, other) => sum + Math.exp(other.logprob), 0);
}
