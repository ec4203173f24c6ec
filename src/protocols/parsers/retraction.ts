const all =
  /\b(?:i (?:(?:have|think i|believe i|may have|might have|must have) )?(?:made|make) (?:a|an|some) (?:[a-z]{1,20} )?(?:mistakes?|errors?|slip)|i (?:was|am|stand) (?:wrong|mistaken|corrected)|i (?:hereby )?(?:take|took|have taken) (?:it|that|this|my [a-z]{1,20}) back|i (?:hereby )?(?:retract|withdraw|misread|misjudged|misspoke|mistyped)|i (?:mixed up|got (?:it|this|that) (?:wrong|backwards))|i (?:have |must |will |would )?(?:change|changed|revise|revised|correct|corrected|reconsider|reconsidered) (?:my|this|that|it)|i meant (?:the other|the opposite)|let me (?:correct|revise|reconsider|rethink|change)|(?:the|quite the) (?:opposite|reverse) is (?:true|the case)|(?:disregard|ignore|scratch|strike) (?:that|this|it|my|the (?:above|previous|first))|on second thoughts?|just kidding|never mind)\b|^\W*(?:correction|oops|wait|sorry|no wait|my mistake|my apologies|apologies)\b/;
const hedge = String.raw`(?:(?:but|and|no|however|actually|though|yet|oh|well|i (?:think|believe|fear)(?: that)?),? )*`;
const previous = new RegExp(
  String.raw`^\W*${hedge}(?:(?:this|that|it|which|the (?:above|previous) (?:statement|verdict|answer|claim|line)) (?:is|was|seems) (?:(?:clearly|simply|just|of course|actually|quite|totally|completely|entirely) )*(?:wrong|false|incorrect|untrue|mistaken|a mistake|an error|a lie|(?:not|hardly|n't) (?:true|right|correct|so|the case)|(?:what|the (?:view|opinion|claim|verdict|words)) .*)|(?:that|this|it) (?:isn't|wasn't) (?:true|right|correct|so|the case)|(?:i (?:do not|don't|cannot|can't) (?:think so|agree|believe (?:it|that|this))|i (?:doubt|disagree)(?: (?:it|that|this|with .*))?|no|not|nope|wrong|false|not (?:true|so|really|at all|quite)|untrue|incorrect))\b[^a-z]*(?:$|[.,;!])`,
);

/**
 * Whether a sentence takes back what was said before it: `all` of it ("I made a mistake"), or only a verdict in the sentence
 * just before ("This is wrong", which elsewhere may speak of an output).
 */
export function retractionIn(sentence: string): "all" | "previous" | undefined {
  if (all.test(sentence)) return "all";
  return previous.test(sentence) ? "previous" : undefined;
}
