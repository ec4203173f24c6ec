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
const reason = String.raw`(?:,? (?:because|since|as it|as they|as both|given that|due to)\b.*)?`;
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
/** Words that deny or merely report a claim when they stand in the same breath. */
const denials =
  /\b(?:not|never|neither|nor|no|none|nobody|nothing|cannot|hardly|barely|doubt|deny|denies|wrong|false|incorrect|untrue|mistaken|unlikely)\b|n't\b/;
const view = String.raw`(?:i|we|one)(?: (?:also|would|do|can|must|will|therefore|thus|still))* (?:think|believe|conclude|find|feel|say|argue|judge|evaluate|decide|agree(?: with [^,;]*)?)|it (?:is|becomes) (?:clear|evident|apparent|obvious)|it (?:can be concluded|follows)|(?:which|this) (?:means|shows)|concluding`;
/** What may come between a clause's beginning and the claim. */
const opening = new RegExp(
  String.raw`^ ?(?:#+ )?(?:(?:therefore|thus|hence|so|then|and|but|yet|overall|ultimately|finally|consequently|accordingly|clearly|in (?:conclusion|summary|short|total|the end|this case|my (?:opinion|view))|to (?:conclude|summarize|sum up)|as a result|all in all|on balance|(?:for|because of) (?:this|these|that) reasons?|(?:${view})(?: that)?) )*$`,
);
const reporting = new RegExp(String.raw`(?:${view}) that $`);
const dangling = /\b(?:think|believe|say|claim|conclude|argue|agree|feel|find)s? *$/;
const conclusion =
  /^(?:#+ )?(?:therefore|thus|hence|so|overall|in conclusion|in summary|to conclude|ultimately|consequently|finally|conclusion|(?:my |the )?(?:final )?(?:answer|verdict|decision|choice))\b/;
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
  return isOutright(before) ? choice(before, letter) : undefined;
}

/** Whether the words before a claim leave it the writer's own and unconditional. */
function isOutright(before: string): boolean {
  const clauses = before.split(/[,;:\u2013\u2014]| - /);
  const own = clauses.at(-1) ?? "";
  if (/\bthat $/.test(before)) return reporting.test(before) && !denials.test(own);
  return opening.test(own) && !clauses.slice(0, -1).some((clause) => dangling.test(clause));
}

function choice(before: string, letter: Letter): Statement {
  return { kind: "choice", letter, concludes: conclusion.test(before) };
}

function letterOf(text: string | undefined): Letter {
  return text === "a" ? "a" : "b";
}
