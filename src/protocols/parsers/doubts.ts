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

/** A form in which a letter is put forward or denied. */
interface Form {
  /** The letter in a group, then words that may turn it round. */
  readonly pattern: RegExp;
  /** Words without which it is not there: they are found in a fraction of the time. */
  readonly needs: RegExp;
}

/** Forms in which a letter is put forward as the better one. */
const forms: readonly Form[] = [
  form(
    String.raw`${label} ${be} ${words}(?:better|best|preferable|preferred|superior|winner)${noun}${ended}`,
    /better|best|prefer|superior|winner/,
  ),
  form(String.raw`${label} (?:[a-z]{1,20}ly )?(?:wins|prevails|it is)${ended}`, /wins|prevails|it is/),
  form(
    String.raw`${judgment}${copula} ${loose}${ended}`,
    /answer|verdict|choice|decision|pick|winner|judge?ment|conclusion|selection|preference|vote|correction|better/,
  ),
  form(
    String.raw`${subject}${choosing}:? ${loose}${ended}`,
    /cho[so]|pick|select|prefer|mean|favou?r|recommend|vote|go|went|opt|side|switch|change/,
  ),
  form(
    String.raw`\b(?:it|this|that) (?:is|should be|must be|has to be|would be) (?:[a-z]{1,20}ly )?${label}(?=[.,;!]|$)`,
    /(?:it|this|that) (?:is|should|must|has|would) /,
  ),
  form(
    String.raw`(?:^[^a-z(]{0,8}|[,:;|=>\u2192\u2013\u2014-] |\[|\{)${loose}[\])}]*[.!]*(?: \|)?$`,
    /[ab)][\])}]*[.!]*(?: \|)?$/,
  ),
  form(
    String.raw`${label}[^.;]{0,100} the (?:one|output|answer) (?:that )?i(?:'d| would| will)? ${choosing}\b`,
    / the (?:one|output|answer) /,
  ),
];
/** Forms in which one is denied. */
const denyingForms: readonly Form[] = [
  form(
    String.raw`${label} ${be} ${words}(?:worse|inferior|the loser)${noun}${ended}`,
    /worse|inferior|the loser/,
  ),
  form(
    String.raw`\boutput \(?([ab])\)? (?:is not|isn't|is never|is no) (?:(?:the|clearly|slightly|much|marginally|definitely|overall|ultimately|still|therefore|any) )*better\b`,
    /better/,
  ),
];
const negative = /\b(?:not|never|no|hardly|barely|neither|nor|cannot|far from|anything but)\b|n't\b/;
/** Every form names a letter in a way that an article or a variable's name is not written; most sentences have none. */
const anyLetter = new RegExp(
  String.raw`\b(?:output|response|option) \(?[ab]\b|\([ab]\)|(?<![^\s[{])[ab](?:${ended}| \|$)`,
);
const reach = 300;

/** The letters that a sentence puts forward or denies in the form of a verdict, conditions and single aspects left out. */
export function doubtsIn(sentence: string): Doubts {
  const names: Letter[] = [];
  const denies: Letter[] = [];
  if (sentence.endsWith("?") || !anyLetter.test(sentence)) return { names, denies };
  for (const { pattern, needs } of forms) {
    if (!needs.test(sentence)) continue;
    for (const match of sentence.matchAll(pattern)) {
      const turned = negative.test(match[0]);
      sort(match, turned ? denies : names, turned ? names : denies);
    }
  }
  for (const { pattern, needs } of denyingForms) {
    if (!needs.test(sentence)) continue;
    for (const match of sentence.matchAll(pattern)) sort(match, denies, names);
  }
  return { names, denies };
}

function form(pattern: string, needs: RegExp): Form {
  return { pattern: new RegExp(pattern, "g"), needs };
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
