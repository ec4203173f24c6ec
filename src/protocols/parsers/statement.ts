import type { Doubts } from "./doubts.js";
import { doubtsIn } from "./doubts.js";
import type { Letter } from "./reading.js";
import { retractionIn } from "./retraction.js";
import { standingOf } from "./standing.js";

/** What a sentence says about which output is better. A doubt states no verdict, but may overturn one before it. */
export type Statement =
  | { readonly kind: "choice"; readonly letter: Letter; readonly concludes: boolean }
  | ({ readonly kind: "doubt"; readonly retracts: "all" | "previous" | undefined } & Doubts)
  | { readonly kind: "tie" }
  | { readonly kind: "off-menu" }
  | { readonly kind: "contradiction" };

const label = String.raw`output \(?([ab])\)?`;
const degree = String.raw`(?:(?:the|clearly|slightly|much|marginally|definitely|overall|ultimately|still|therefore) )*`;
const noun = String.raw`(?: (?:one|output|choice|option|response|answer|overall))*`;
const than = String.raw`(?: than (?:the other(?: one| output)?|output \(?[ab]\)?))?`;
const reason = String.raw`(?:,? (?:because|since|as it|as they|as both|given that|due to)\b.*)?`;
const purpose = String.raw`(?: (?:for|given|at following) (?:the|this)(?: given)? (?:instruction|task|request))?`;
// A run of these words is read from its first one only, not from each of them anew.
const praise = String.raw`(?:final|correct|overall|right|best|better)`;
const judgment = String.raw`(?:answer|verdict|choice|decision|pick|winner|judge?ment|conclusion|selection|preference|vote|correction)`;
const copula = String.raw`(?: (?:(?:is|should be|must be|would be|has to be|remains|goes to)(?: (?:therefore|thus|clearly|still))?):?|:)`;
const choosing = String.raw`i (?:(?:would|will|must|therefore|thus|still|now|do|hereby|finally|ultimately|clearly|also|have to|actually|strongly) )*(?:choose|pick|select|prefer|meant|mean|favou?r|recommend|vote for|go with|opt for)`;
/** Forms that state a verdict, the letter in the first group. */
const verdicts: readonly RegExp[] = [
  new RegExp(String.raw`\b${label} is ${degree}better${noun}${than}${purpose}${reason}[.!;]*$`),
  new RegExp(
    String.raw`\bthe (?:clearly )?better (?:one|output|choice|option|response|answer)${purpose} is ${label}[.!;]*$`,
  ),
  new RegExp(
    String.raw`\b(?:(?:the|my) |(?<!\b${praise} ))(?:${praise} )*${judgment}${copula} ${label}${purpose}${reason}[.!;]*$`,
  ),
  new RegExp(
    String.raw`\b${choosing} ${label}(?: over output \(?[ab]\)?| as (?:the|my) (?:better|best|preferred)${noun})?${reason}[.!;]*$`,
  ),
];
const otherClaim = new RegExp(
  String.raw`\b${label} is ${degree}better${noun}${than}[,;:]?(?: (?:and|or|but|while|yet))? ?$`,
);
const listed = new RegExp(String.raw`\b${label}\s?(?:,|and|or|nor|&|/)?\s?(?:and|or|nor)?\s?$`);
const conclusion =
  /^(?:#+ )?(?:therefore|thus|hence|so|overall|in conclusion|in summary|to conclude|ultimately|consequently|finally|conclusion|correction|(?:my |the )?(?:final |correct )*(?:answer|verdict|decision|choice))\b/;
const tie =
  /(^|[,:] |\b(?:therefore|thus|so) )(?:it is a tie|it's a tie|this is a tie|tie|(?:the|both|the two) outputs are (?:tied|equally good|equal(?: in quality)?|of equal quality)|both are equally good|they are equally good)[.!;]*$/;
const offMenu =
  /^(?:.*[,:] )?(?:neither|both|none)(?: (?:of (?:them|the (?:two )?outputs)|outputs?|output \(?a\)? (?:and|nor|or) output \(?b\)?))?(?: (?:is|are))?(?: (?:clearly|equally))?(?: (?:better|good|bad|correct|acceptable))?(?: than the other)?[.!;]*$|\bno (?:clear )?(?:winner|better output)\b/;
// Most sentences have none of the words that a verdict needs, which is found in a fraction of the time.
const anyLabel = new RegExp(label);
const tieWords = /tie|equal/;
const offMenuWords = /neither|both|none|no /;

/**
 * What one plain sentence (lower case, no markup) says about the better output; undefined where it says nothing. Only a claim
 * that the sentence makes outright is a choice. Conditions, questions, single aspects and what another judge is said to claim
 * say nothing; denials, retractions and verdicts in words that cannot be read for sure are doubts.
 */
export function statementOf(sentence: string): Statement | undefined {
  const stated = statedIn(sentence);
  if (stated !== undefined) return stated;
  if (tieIn(sentence)) return { kind: "tie" };
  if (offMenuWords.test(sentence) && offMenu.test(sentence)) return { kind: "off-menu" };
  const doubts = doubtsIn(sentence);
  const retracts = retractionIn(sentence);
  const any = retracts !== undefined || doubts.names.length + doubts.denies.length > 0;
  return any ? { kind: "doubt", retracts, ...doubts } : undefined;
}

function statedIn(sentence: string): Statement | undefined {
  if (!anyLabel.test(sentence)) return undefined;
  for (const form of verdicts) {
    const match = form.exec(sentence);
    const stated = match === null ? undefined : claimed(sentence, match);
    if (stated !== undefined) return stated;
  }
  return undefined;
}

function claimed(sentence: string, match: RegExpExecArray): Statement | undefined {
  const letter = match[1] === "a" ? "a" : "b";
  const before = sentence.slice(0, match.index);
  const other = otherClaim.exec(before);
  if (other !== null && other[1] !== letter) return { kind: "contradiction" };
  if (other === null && listed.test(before)) return { kind: "off-menu" };
  if (standingOf(other === null ? before : before.slice(0, other.index)) !== "own") return undefined;
  const { names, denies } = doubtsIn(sentence.slice(match.index));
  const consistent = names.every((name) => name === letter) && !denies.includes(letter);
  return consistent
    ? { kind: "choice", letter, concludes: conclusion.test(sentence) }
    : { kind: "contradiction" };
}

function tieIn(sentence: string): boolean {
  const match = tieWords.test(sentence) ? tie.exec(sentence) : null;
  return match !== null && standingOf(sentence.slice(0, match.index + (match[1] ?? "").length)) === "own";
}
