import type { Letter } from "./reading.js";
import { standingOf } from "./standing.js";

/** What a text says about a verdict other than stating it: letters put forward, letters denied. */
export interface Doubts {
  readonly names: readonly Letter[];
  readonly denies: readonly Letter[];
}

const person = String.raw`(?<!\b(?:assistant|reviewer|evaluator|judge|annotator|person|student|user|expert) )`;
const label = String.raw`(?:\b(?:output|response|option) (?:\(([ab])\)|([ab])\b)|${person}\(([ab])\))`;
const loose = String.raw`(?:${label}|${person}(?<=^|[\s\[{])([ab])\b)`;
const ended = String.raw`(?=[.,;:!)\]}]|$| (?:than|over|because|since|as|overall|here|after all|instead|rather|not|and|but|though|in my|for (?:this|these|that)|due to|given)\b)`;
const words = String.raw`((?:[\w'-]{1,20} ){0,4}?)`;
const be = String.raw`(?:(?:that )?(is|isn't|was|wasn't|seems|appears|looks|remains|(?:may|might|could|would|should|must|will|has to|ought to|cannot|can't) be)(?: to be)?)`;
const noun = String.raw`(?: (?:one|output|choice|option|response|answer|overall))*`;
const judgment = String.raw`\b(?:answer|verdict|choice|decision|pick|winner|judge?ment|conclusion|selection|preference|vote|correction|better (?:one|output|choice|option|response|answer)(?: for [^,;:]{1,30})?)`;
const copula = String.raw`(?:(?: (?:is|should be|must be|would be|has to be|ought to be|goes to|was|remains|to)(?: (?!(?:than|as|like|unlike|of|over|by|from|on|to|with)\b)[a-z]{1,15}){0,4})?[:=]?)`;
const choosing = String.raw`(?:choose|chose|chosen|pick|picked|select|selected|prefer|preferred|mean|meant|favou?r|favou?red|recommend|vote for|voted for|go for|going with|go with|went with|opt for|opted for|side with|switch to|change to)`;
const subject = String.raw`(?:\b(?:i|i'd|i'll|i've|we|let's|let us|let me|must|should|(?:best|better|right|safer|wise|wiser|is) to)(?: [\w'-]{1,20}){0,4}? |^\W{0,5}|[,;:] (?:[a-z]{1,12} )?)`;

/** Forms in which a letter is put forward as the better one; a letter in a group, then words that may turn it round. */
const forms: readonly RegExp[] = [
  new RegExp(
    String.raw`${label} ${be} ${words}(?:better|best|preferable|preferred|superior|winner)${noun}${ended}`,
    "g",
  ),
  new RegExp(String.raw`${label} (?:[a-z]{1,20}ly )?(?:wins|prevails|it is)${ended}`, "g"),
  new RegExp(String.raw`${judgment}${copula} ${loose}${ended}`, "g"),
  new RegExp(String.raw`${subject}${choosing}:? ${loose}${ended}`, "g"),
  new RegExp(
    String.raw`\b(?:it|this|that) (?:is|should be|must be|has to be|would be) (?:[a-z]{1,20}ly )?${label}(?=[.,;!]|$)`,
    "g",
  ),
  new RegExp(
    String.raw`(?:^[^a-z(]{0,8}|[,:;|=>\u2192\u2013\u2014-] |\[|\{)${loose}[\])}]*[.!]*(?: \|)?$`,
    "g",
  ),
  new RegExp(
    String.raw`${label}[^.;]{0,100} the (?:one|output|answer) (?:that )?i(?:'d| would| will)? ${choosing}\b`,
    "g",
  ),
];
const worse = new RegExp(String.raw`${label} ${be} ${words}(?:worse|inferior|the loser)${noun}${ended}`, "g");
const notBetter =
  /\boutput \(?([ab])\)? (?:is not|isn't|is never|is no) (?:(?:the|clearly|slightly|much|marginally|definitely|overall|ultimately|still|therefore|any) )*better\b/g;
const negative = /\b(?:not|never|no|hardly|barely|neither|nor|cannot|far from|anything but)\b|n't\b/;
/** Every form names a letter that stands by itself; most sentences have none. */
const anyLetter = /\b[ab]\b/;
const reach = 300;

/** The letters that a sentence puts forward or denies in the form of a verdict, conditions and single aspects left out. */
export function doubtsIn(sentence: string): Doubts {
  const names: Letter[] = [];
  const denies: Letter[] = [];
  if (sentence.endsWith("?") || !anyLetter.test(sentence)) return { names, denies };
  for (const match of forms.flatMap((form) => [...sentence.matchAll(form)])) {
    const turned = negative.test(match[0]);
    sort(match, turned ? denies : names, turned ? names : denies);
  }
  for (const form of [worse, notBetter]) {
    for (const match of sentence.matchAll(form)) sort(match, denies, names);
  }
  return { names, denies };
}

/** Puts a match's letter where it belongs: as written, or on the other side where the words before it deny it. */
function sort(match: RegExpExecArray, plain: Letter[], denied: Letter[]): void {
  const letter = match.slice(1, 5).find((group) => group === "a" || group === "b");
  if (letter === undefined) return;
  // The separator that a form begins with belongs to what is before it: "No, Output (b)" denies nothing.
  const start = match.index + (/^[,:;|=>\u2192\u2013\u2014-] /.exec(match[0])?.[0].length ?? 0);
  const standing = standingOf(match.input.slice(Math.max(0, start - reach), start));
  if (standing !== "limited" && standing !== "reported")
    (standing === "denied" ? denied : plain).push(letter === "a" ? "a" : "b");
}
