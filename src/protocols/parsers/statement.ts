import type { Letter } from "./reading.js";

/** What a sentence says about which output is better. */
export type Statement =
  | { readonly kind: "choice"; readonly letter: Letter; readonly concludes: boolean }
  | { readonly kind: "denial"; readonly letter: Letter }
  | { readonly kind: "tie" }
  | { readonly kind: "off-menu" }
  | { readonly kind: "contradiction" };

const label = String.raw`output \(?([ab])\)?`;
const degree = String.raw`(?:(?:the|clearly|slightly|much|marginally|definitely|overall|ultimately|still|therefore) )*`;
const noun = String.raw`(?: (?:one|output|choice|option|response|answer|overall))*`;
const than = String.raw`(?: than (?:the other(?: one| output)?|output \(?[ab]\)?))?`;
const reason = String.raw`(?:,? (?:because|since|as it|given that|due to)\b.*)?`;
const purpose = String.raw`(?: (?:for|given|at following) (?:the|this)(?: given)? (?:instruction|task|request))?`;
const claim = new RegExp(String.raw`\b${label} is ${degree}better${noun}${than}${purpose}${reason}[.!;]*$`);
const naming = new RegExp(
  String.raw`\bthe (?:clearly )?better (?:one|output|choice|option|response|answer)${purpose} is ${label}[.!;]*$`,
);
const denial = new RegExp(String.raw`\b${label} (?:is not|isn't|is never|is no) ${degree}(?:any )?better\b`);
const otherClaim = new RegExp(String.raw`\b${label} is ${degree}better${noun}${than}[,;:]?(?: (?:and|or|but|while|yet))? ?$`);
const listed = new RegExp(String.raw`\b${label}\s?(?:,|and|or|nor|&|/)?\s?(?:and|or|nor)?\s?$`);

/** Words that make a claim conditional or one of several aspects, wherever in the sentence they stand. */
const limits =
  /\b(?:if|unless|whether|when|in terms of|regarding|with respect to|with regard to|as for|some|others|someone)\b/;
/** Words that deny or merely report a claim when they stand in its own clause. */
const denials =
  /\b(?:not|never|neither|nor|no|none|cannot|hardly|barely|scarcely|doubt|doubtful|deny|denies|unclear|unsure|uncertain|wrong|false|incorrect|untrue|mistaken|unlikely|claims?|claimed|argues?|says|said|states?|suggests?|may|might|could|would|seems?|why|because|since|although|though|while|until)\b|n't\b/;
const conclusion = /^(?:#+ )?(?:therefore|thus|hence|so|overall|in conclusion|in summary|to conclude|ultimately|consequently|finally|conclusion|(?:my |the )?(?:final )?(?:answer|verdict|decision|choice))\b/;
/** Ways of stating one's own view that would otherwise look like a report. */
const ownView = /\bi would (?:say|argue|conclude)\b/g;
const tie =
  /^(?:.*[,:] )?(?:it is a tie|it's a tie|this is a tie|tie|(?:the|both|the two) outputs are (?:tied|equally good|equal(?: in quality)?|of equal quality)|both are equally good|they are equally good)[.!;]*$/;
const offMenu =
  /^(?:.*[,:] )?(?:neither|both|none)(?: (?:of (?:them|the (?:two )?outputs)|outputs?|output \(?a\)? (?:and|nor|or) output \(?b\)?))?(?: (?:is|are))?(?: (?:clearly|equally))?(?: (?:better|good|bad|correct|acceptable))?(?: than the other)?[.!;]*$|\bno (?:clear )?(?:winner|better output)\b/;

/**
 * What one plain sentence (lower case, no markup) states about the better output; undefined for every other sentence. Only
 * a claim that the sentence makes outright counts: conditions, reports, questions and single aspects are no statement.
 */
export function statementOf(sentence: string): Statement | undefined {
  const match = claim.exec(sentence) ?? naming.exec(sentence);
  if (match !== null) return claimed(sentence.slice(0, match.index), letterOf(match[1]));
  const denied = denial.exec(sentence);
  if (denied !== null) return { kind: "denial", letter: letterOf(denied[1]) };
  if (tie.test(sentence)) return { kind: "tie" };
  return offMenu.test(sentence) ? { kind: "off-menu" } : undefined;
}

function claimed(before: string, letter: Letter): Statement | undefined {
  const other = otherClaim.exec(before);
  if (other !== null) return other[1] === letter ? choice(before, letter) : { kind: "contradiction" };
  if (listed.test(before)) return { kind: "off-menu" };
  if (limits.test(before)) return undefined;
  const view = before.replace(ownView, "");
  const clause = /\bthat $/.test(view) ? view : (view.split(/[,;:\u2013\u2014]| - /).at(-1) ?? "");
  return denials.test(clause) ? undefined : choice(before, letter);
}

function choice(before: string, letter: Letter): Statement {
  return { kind: "choice", letter, concludes: conclusion.test(before) };
}

function letterOf(text: string | undefined): Letter {
  return text === "a" ? "a" : "b";
}
