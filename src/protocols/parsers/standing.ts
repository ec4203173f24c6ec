/**
 * How the words before a verdict leave it: the writer's own and unconditional, denied, made under a condition or on a single
 * aspect, said to be somebody else's, or unclear (perhaps quoted, or led in by words that nobody can vouch for).
 */
export type Standing = "own" | "denied" | "limited" | "reported" | "unclear";

/** Words that make a claim conditional or one of several aspects, wherever in the sentence they stand. */
const limits =
  /\b(?:if|unless|whether|when|in terms of|regarding|with respect to|with regard to|as for|some|others|someone)\b/;
/** Conditions in form only. */
const idioms =
  /\bif (?:you ask me|i (?:had|have|were|am) (?:to|forced)|i must|forced|pressed)\b|\bwhen (?:all|everything|weighing|considering|taking|forced|pressed)\b/;
/** "On tone, ...": one word after the preposition, which is no word for the whole. */
const aspect =
  /^ ?(?:(?:and|but|so|yet|first|second|next|also) )?(?:on|for|in|by) (?:its |their |the )?(?!(?:balance|whole|all|total|sum|short|brief|essence|general|particular|effect|end|fact|case|hand|basis|grounds|reasons?|conclusion|summary|closing|comparison|contrast|addition|consequence|result|light|turn|reflection|review|consideration|examination|merit|merits|instruction|task|request|context|question|main|far|now|me|us|this|that|these|those)\b)[a-z]+(?: alone| only)? ?$/;
/** Words that deny or merely report a claim when they stand in the same breath. */
const denials =
  /\b(?:not|never|neither|nor|no|none|nobody|nothing|cannot|hardly|barely|doubt|deny|denies|wrong|false|incorrect|untrue|mistaken|unlikely)\b|n't\b/;
const emphasis =
  /\b(?:no|without(?: a| any)?|beyond(?: a| any)?|little) (?:doubt|question)\b|\bnot only\b|\bcannot (?:be denied|deny)\b/;
const writer = String.raw`(?:i|we|one)(?: (?:also|would|do|can|must|will|therefore|thus|still))*`;
const view = String.raw`${writer} (?:think|believe|conclude|find|feel|say|argue|judge|evaluate|decide|agree)|it (?:is|becomes) (?:clear|evident|apparent|obvious)|it (?:can be concluded|follows)|(?:which|this) (?:means|shows)|concluding`;
// Takes in whatever follows: it must not be repeated, or there are twice as many ways to read a text for each time that it is there.
const agreed = String.raw`${writer} agree with [^,;]*`;
const opening = new RegExp(
  String.raw`^ ?(?:#+ )?(?:(?:therefore|thus|hence|so|then|and|but|yet|overall|ultimately|finally|consequently|accordingly|clearly|in (?:conclusion|summary|short|total|the end|this case|my (?:opinion|view))|to (?:conclude|summarize|sum up)|as a result|all in all|on balance|(?:for|because of) (?:this|these|that) reasons?|(?:${view})(?: that)?) )*(?:${agreed} )?$`,
);
const reporting = new RegExp(String.raw`(?:${view}|${agreed}) that $`);
const dangling = /(?<!^ ?to )\b(?:think|believe|say|claim|conclude|argue|agree|feel|find)s? *$/;
const reported =
  /(?<!\b(?:i|we|as|be|have) (?:\w{1,20} )?)\b(?:said|wrote|writes?|stated|states|insist(?:s|ed)?|claimed|argued|assert(?:s|ed)?|maintain(?:s|ed)?|replied|answered|suggest(?:s|ed)|reported|reports) *$|\b(?:it|this|that|he|she|they) (?:is|are|was|were|would be) (?:\w{1,20} )?(?:false|wrong|untrue|incorrect|a lie|a mistake|mistaken)(?: to (?:say|claim|think|conclude))? *$|\baccording to [^,;:]{0,40}\b(?:assistant|reviewer|annotator|judge|evaluator|colleague|he|him|her|them)\b|'s (?:opinion|view|eyes)\b/;
const others =
  /\b(?:assistant|reviewer|annotator|judge|evaluator|colleague|critic|expert)s?(?: \(?[a-z0-9]\)?)? (?:[a-z]{1,20}ly )?(?:(?:think|believe|say|claim|conclude|argue|agree|find|evaluate|suggest|maintain|insist|state|write)s?|said|thought|found|wrote|(?:believ|claim|conclud|argu|agre|evaluat|suggest|maintain|insist|stat)ed)(?: that)?:? $/;
const judgment = String.raw`(?:answer|verdict|decision|judge?ment|conclusion|choice|evaluation|assessment|result|winner|pick|selection|preference|recommendation|summary|comparison|analysis|explanation|reasoning|reasons?|rationale|justification|correction|response)`;
/** What may stand before a colon that leads in the writer's own verdict. */
const leadIn = new RegExp(
  String.raw`^\W*(?=$| ?\w)(?:(?:therefore|thus|hence|so|overall|finally|ultimately|correction|edit|update|actually|on second thoughts?|in (?:conclusion|summary|short|the end)|to (?:conclude|summarize|sum up)|all in all|on balance|as a result|(?:step|part) \d+|here is|here's|this is|and|but|now) ?)*(?:(?:the|my|our) )?(?:(?:final|overall|following|own|correct|better|best|short|brief) )*(?:${judgment}|output|one)?(?: (?:on|to|for) (?:the|this|your) (?:instruction|task|request|question))?(?: (?:is|would be|reads))?(?: (?:as follows|this))?\W*$`,
);
const ownLeadIn = new RegExp(
  String.raw`^\W*(?=\w)(?:(?:therefore|thus|hence|so|overall|finally|then) )?(?:(?:i|we) (?:(?:would|will|must|have|now|therefore|thus) )*(?:choose|pick|select|prefer|(?:come|came) to|reach|reached|made|make)(?: (?:the|my|this)(?: (?:following|final))* ${judgment})?|${view}|${agreed})(?: that)?\W*$`,
);

/** The standing of a verdict after these words of its sentence (plain, lower case; a space at the end). */
export function standingOf(before: string): Standing {
  if (limits.test(before)) return idioms.test(before) ? "unclear" : "limited";
  if (others.test(before)) return "reported";
  const clauses = before.split(/[,;:\u2013\u2014]| - /);
  const own = clauses.at(-1) ?? "";
  const earlier = clauses.slice(0, -1);
  if (denials.test(own) && !emphasis.test(own)) return "denied";
  if (earlier.some((clause) => aspect.test(clause))) return "limited";
  const heard =
    earlier.some((clause) => dangling.test(clause) || reported.test(clause)) || !isLedInWell(before);
  if (heard) return "unclear";
  return (/\bthat $/.test(before) ? reporting.test(before) : opening.test(own)) ? "own" : "unclear";
}

/** Words by which a writer draws a conclusion: what they open is the writer's own, unless it is led in as another's. */
const conclusion = /^ ?(?:therefore|thus|hence|overall|in conclusion|so)\b/;

/** Whether each colon stands behind words that lead in a verdict of the writer's own. */
function isLedInWell(before: string): boolean {
  const parts = before.split(":");
  const concludes = conclusion.test(parts.at(-1) ?? "");
  return parts.slice(0, -1).every((text) => {
    const clause = text.split(/[,;\u2013\u2014]| - /).at(-1) ?? "";
    if (leadIn.test(clause) || ownLeadIn.test(clause)) return true;
    return (
      concludes &&
      ![reported, dangling, denials].some((words) => words.test(clause)) &&
      !others.test(`${clause} `)
    );
  });
}
